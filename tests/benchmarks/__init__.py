"""Measurements, run on demand: python -m tests.benchmarks [data|file|page] [--json FILE]."""

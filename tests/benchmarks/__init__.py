"""Measurements, run on demand: python -m tests.benchmarks [SUBJECT ...] [--json FILE]."""

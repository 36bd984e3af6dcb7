"""Tests: one file per module, and the real data held to every rule."""

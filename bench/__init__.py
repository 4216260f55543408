"""Benchmarks and the training of the built-in model: run by hand, never imported by the product."""

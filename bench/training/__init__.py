"""Training the built-in embedding model from scratch: `python -m bench.training CORPORA`."""

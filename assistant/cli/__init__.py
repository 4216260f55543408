"""The command line: a second user interface. Each command parses, calls one function, prints."""

from assistant.cli.app import app, main

__all__ = ["app", "main"]

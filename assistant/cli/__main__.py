"""`python -m assistant.cli` is the `jiwen` command."""

from assistant.cli import main

main()

"""`python -m ui --port 8501`: serves the pages of the corpus that JIWEN_HOME names, until it is stopped."""

from __future__ import annotations

import argparse
import runpy
import sys

from index.errors import JiwenError
from index.settings import load
from ui.launch import arguments
from ui.warmth import ahead


def main() -> None:
    """Parses the command line and becomes the page's server."""
    parser = argparse.ArgumentParser(prog="python -m ui", description="绩问的问答页面")
    parser.add_argument("--port", type=int, default=8501, help="端口")
    parser.add_argument("--address", default="127.0.0.1", help="监听地址；缺省只对本机开放")
    given = parser.parse_args()
    try:
        sys.argv = ["streamlit", *arguments(load(), port=given.port, address=given.address)]
    except JiwenError as error:
        sys.exit(str(error))
    ahead(given.address, given.port)
    runpy.run_module("streamlit", run_name="__main__")


if __name__ == "__main__":
    main()

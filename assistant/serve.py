"""Starting the chat page, a program of its own (`python -m ui`): the page uses this package, never the reverse."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from assistant import messages
from assistant.errors import ServeError

_ADDRESS = "127.0.0.1"


def serve(home: Path, *, port: int) -> None:
    """Serve the corpus in `home` on this machine's `port` until Ctrl-C.

    Raises:
        ServeError: The port is taken, or the page's program ended by itself.
    """
    if not _free(port):
        raise ServeError(messages.port_taken(port))
    print(messages.serving(f"http://localhost:{port}"), flush=True)
    environment = os.environ | {"JIWEN_HOME": str(home.resolve())}
    page = subprocess.Popen([sys.executable, "-m", "ui", "--port", str(port)], env=environment)
    try:
        code = page.wait()
    except KeyboardInterrupt:
        # The terminal sends Ctrl-C to both; give the page a moment to close its corpus.
        code = _stop(page)
    if code not in (0, -signal.SIGINT, -signal.SIGTERM, 128 + signal.SIGINT):
        raise ServeError(messages.ui_failed(code))
    print(messages.stopped(), file=sys.stderr)


def _free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_ADDRESS, port))
        except OSError:
            return False
    return True


def _stop(page: subprocess.Popen[bytes]) -> int:
    page.terminate()
    try:
        page.wait(timeout=10)
    except subprocess.TimeoutExpired:
        page.kill()
        page.wait()
    return 0

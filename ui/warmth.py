"""What the first page needs, got ready while the browser still loads its scripts: modules, the corpus, a first answer."""

from __future__ import annotations

import logging
import socket
import sys
import time
from threading import Thread

_SWITCH_SECONDS = 0.001
"""How long a thread may hold the others up: the browser's many small files are served meanwhile."""


def ahead(address: str, port: int) -> None:
    """Gets ready in a thread, once the server answers on `address`:`port`; whoever comes earlier waits for less."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    Thread(target=_get_ready, args=(address, port), name="ahead", daemon=True).start()


def _get_ready(address: str, port: int) -> None:
    while not _answers(address, port):
        time.sleep(0.05)
    try:
        from ui import state
        from ui.views import actions, chat, history, scope, sidebar, source  # noqa: F401  # the first page's

        state.corpus()
        state.examples()
        state.warm()
    except Exception:  # whoever opens the page is told
        logging.getLogger("jiwen.ui").debug("not ready", exc_info=True)


def _answers(address: str, port: int) -> bool:
    try:
        socket.create_connection((address, port), timeout=1).close()
    except OSError:
        return False
    return True

"""What the first page needs, got ready while the browser still loads its scripts: modules, the corpus, its examples."""

from __future__ import annotations

import logging
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

_SWITCH_SECONDS = 0.001
"""How long a thread may hold the others up meanwhile: the browser's many small files are served at the same time."""
_LATER_SECONDS = 3.0
"""The first page comes first; it has a question answered itself when it is drawn."""


def ahead(address: str, port: int) -> None:
    """Gets ready in a thread, once the server answers on `address`:`port`; whoever comes earlier waits for less."""
    Thread(target=_get_ready, args=(address, port), name="ahead", daemon=True).start()


def _get_ready(address: str, port: int) -> None:
    while not _answers(address, port):
        time.sleep(0.05)
    try:
        with _giving_way():
            from ui import state
            from ui.views import actions, chat, history, scope, sidebar, source  # noqa: F401

            state.corpus()
            state.examples()
        time.sleep(_LATER_SECONDS)
        state.warm()
    except Exception:  # whoever opens the page is told
        logging.getLogger("jiwen.ui").debug("not ready", exc_info=True)


@contextmanager
def _giving_way() -> Iterator[None]:
    """Threads change places more often meanwhile."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def _answers(address: str, port: int) -> bool:
    try:
        socket.create_connection((address, port), timeout=1).close()
    except OSError:
        return False
    return True

"""绩问: a question in plain Chinese → an answer whose every figure has its source."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.asking import ask
    from assistant.schema import Answer

__all__ = ["Answer", "ask"]

_HOMES = {"Answer": "assistant.schema", "ask": "assistant.asking"}


def __getattr__(name: str) -> object:
    """Import on first use: `jiwen --help` passes through this package and must not wait for it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

"""The command that serves the pages: bound to this machine, reporting to no one."""

from __future__ import annotations

import sys
from pathlib import Path

from index.settings import Settings
from ui.theme import options

ENTRY = Path(__file__).with_name("app.py")


def command(settings: Settings, *, port: int = 8501, address: str = "127.0.0.1") -> list[str]:
    """The command line that serves the pages on `address`:`port`."""
    return [sys.executable, "-m", "streamlit", *arguments(settings, port=port, address=address)]


def arguments(settings: Settings, *, port: int, address: str) -> list[str]:
    """What Streamlit is told: no outside address looked up, no usage statistics, no agent interface, our theme."""
    flags = {
        "server.address": address,
        "server.port": str(port),
        "server.headless": "true",
        "server.enableAgentApi": "false",
        "server.fileWatcherType": "none",
        "server.maxUploadSize": str(settings.max_file_mb),
        "browser.gatherUsageStats": "false",
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "client.showErrorLinks": "false",
        "runner.magicEnabled": "false",
        "logger.hideWelcomeMessage": "true",
        "logger.level": "warning",  # its own tidings are English
        **options(),
    }
    return ["run", str(ENTRY), *(f"--{name}={value}" for name, value in flags.items())]

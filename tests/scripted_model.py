"""An OpenAI-compatible endpoint on this machine that says what a test told it to."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from index.settings import Settings, Structured


class Endpoint(ThreadingHTTPServer):
    """What it says next, and what it was asked."""

    daemon_threads = True
    says: str | None = ""
    body: bytes | None = None
    """The whole reply, in place of one of the protocol."""
    called = False
    """`says` is given as the arguments of the tool that was offered."""
    status = 200
    delay = 0.0
    endless = False
    asked: list[dict[str, Any]]

    def settings(self, *, timeout: float = 5, structured: Structured = "json_mode") -> Settings:
        url = f"http://127.0.0.1:{self.server_port}/v1"
        return Settings(model="m", model_url=url, model_timeout=timeout, model_structured=structured)

    def reply(self, request: dict[str, Any]) -> bytes:
        if self.status != 200:
            return json.dumps({"error": {"message": "no", "type": "invalid_request_error"}}).encode()
        message: dict[str, Any] = {"role": "assistant", "content": self.says}
        if self.called:
            function = {"name": request["tools"][0]["function"]["name"], "arguments": self.says}
            message = {"role": "assistant", "tool_calls": [{"id": "1", "type": "function", "function": function}]}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        body = {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
        return json.dumps(body).encode() if self.body is None else self.body


class Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(request)
        time.sleep(self.server.delay)
        data = self.server.reply(request)
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        if not self.server.endless:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        try:
            self.wfile.write(data)
            while self.server.endless:
                self.wfile.write(b" ")
                time.sleep(0.05)
        except OSError:
            self.close_connection = True  # the client has had enough

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def scripted() -> Iterator[Endpoint]:
    """An endpoint, up while the context lasts."""
    with Endpoint(("127.0.0.1", 0), Handler) as server:
        server.asked = []
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()

"""A web server for a published site, as a board's host would serve it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class _Handler(SimpleHTTPRequestHandler):
    # A browser opens connections to have them ready, and says nothing on them.
    timeout = 5
    folder: Path
    below: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, directory=str(self.folder), **kwargs)

    def translate_path(self, path: str) -> str:
        """The file for an address; what is not below the base path leads to a file that is not there."""
        inside = path.startswith(self.below)
        return super().translate_path(f"/{path.removeprefix(self.below)}" if inside else "/nothing-stands-here")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for an address that leads nowhere."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        page = (self.folder / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *args: object) -> None:
        """Says nothing."""


class _Server(ThreadingHTTPServer):
    # Threads are waited for at the end, so that every connection is closed.
    daemon_threads = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: a browser that leaves a page drops what it had asked for."""


@contextmanager
def serving(folder: Path, below: str = "/") -> Iterator[str]:
    """Serves a folder on this machine only; gives the address of its root, which ends in `below`."""
    handler = type("Handler", (_Handler,), {"folder": folder, "below": below})
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{below}"
        finally:
            server.shutdown()
            thread.join()

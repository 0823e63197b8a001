"""Serves a site on this machine, as ``python -m http.server`` does, and counts what is sent."""

import functools
import http.server
import threading
from pathlib import Path


class SiteServer:
    """A folder of static files behind an address of this machine.

    Attributes:
        url: the address, without a slash at its end.
        sent: bytes of files sent so far; nothing is compressed.
    """

    def __init__(self, folder: Path) -> None:
        self.sent = 0
        handler = functools.partial(_Counting, self, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Close the port: whoever asks now is refused at once."""
        self._server.shutdown()
        self._server.server_close()


class _Counting(http.server.SimpleHTTPRequestHandler):
    def __init__(self, owner: SiteServer, *args: object, **options: object) -> None:
        self._owner = owner
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def send_header(self, keyword: str, value: str) -> None:
        if keyword == "Content-Length":
            self._owner.sent += int(value)
        super().send_header(keyword, value)

    def log_message(self, *_: object) -> None:
        """Nothing."""

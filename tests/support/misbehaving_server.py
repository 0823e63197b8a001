"""A web server on this machine that fails in the ways real ones do, as often as it is told to."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Script:
    """How to answer: one word per request, the last one for all that follow.

    Words: "good" sends the body; "missing" answers 404; "busy" answers 503; "wrong" sends something
    else; "half" sends half of what is asked for and hangs up; "slow" says nothing for a while;
    "whole" sends everything even if only the rest is asked for.
    """

    body: bytes
    words: Sequence[str] = ("good",)
    asked: list[str | None] = field(default_factory=list)  # the Range header of each request

    def next_word(self) -> str:
        """Return how to answer the request that came last."""
        return self.words[min(len(self.asked), len(self.words)) - 1]


class MisbehavingServer:
    """Serves scripts by file name on 127.0.0.1, for as long as the ``with`` block runs."""

    def __init__(self, pause: float = 1.0):
        self.scripts: dict[str, Script] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self.scripts, pause))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def url(self) -> str:
        """The folder of all files."""
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> "MisbehavingServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(scripts: dict[str, Script], pause: float) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            script = scripts.get(self.path.lstrip("/"), Script(b"", ("missing",)))
            wanted = self.headers["Range"]
            script.asked.append(wanted)
            word = script.next_word()
            if word == "slow":
                time.sleep(pause)
            if word in ("missing", "busy"):
                self.send_error(404 if word == "missing" else 503)
                return
            start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and word != "whole" else 0
            body = script.body[start:] if word != "wrong" else b"<html>Log in to the network</html>"
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if word == "half" else body)

        def log_message(self, *_: object) -> None:
            """Keep the output of the tests clean."""

    return Handler

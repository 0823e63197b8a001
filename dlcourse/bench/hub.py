"""A class that works at the same time: servers, kernels and protocol clients of N students on one machine."""

import asyncio
import json
import re
import statistics
import time
import uuid
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from tornado.httpclient import AsyncHTTPClient
from tornado.websocket import WebSocketClientConnection, websocket_connect

from dlcourse.bench.lab_driver import LabServer
from dlcourse.checking.report.display import VERDICT_MIME

EXPLORER, SLIDER = "activations.shapes", "mean"
KEYS = 20
_WAIT = 1200
_LARGEST = 64 * 2**20
_CELL = re.compile(r"^```python[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)


class Load(NamedTuple):
    """What N students at once felt; of their times the median and the longest.

    Attributes:
        students: how many there were.
        run_all_s: from "run all" of the chapter to its last verdict, median of the students.
        run_all_most_s: the longest.
        key_ms: from a key on an explorer's slider to its picture, median of all keys of all students.
        key_most_ms: the 95th percentile.
        server_mb: memory of a server, pages shared with others counted in part (PSS), mean.
        kernel_mb: likewise of a kernel after the chapter.
    """

    students: int
    run_all_s: float
    run_all_most_s: float
    key_ms: float
    key_most_ms: float
    server_mb: float
    kernel_mb: float


def measure(students: int, source: Path) -> Load:
    """Let students run a chapter at the same time, then all move an explorer.

    Args:
        students: how many.
        source: the chapter's source, with solutions.
    """
    cells = [_without_quiz(code) for code in _CELL.findall(source.read_text(encoding="utf-8"))]
    with TemporaryDirectory(prefix="dlc") as base, ExitStack() as stack:
        servers = []
        for number in range(students):
            server = LabServer(
                Path(base, str(number)), Path(base), options=("--KernelManager.transport=ipc",)
            ).start(180)
            stack.callback(server.stop)
            servers.append(server)
        return asyncio.run(_class([server.url for server in servers], cells, [each.pid for each in servers]))


def _without_quiz(code: str) -> str:
    return "\n".join(line for line in code.splitlines() if not line.startswith("{quiz:"))


async def _class(urls: Sequence[str], cells: Sequence[str], pids: Sequence[int]) -> Load:
    kernels = await asyncio.gather(*map(Kernel.start, urls))
    ran = await asyncio.gather(*(kernel.run_all(cells) for kernel in kernels))
    memory = [_memory(pid) for pid in pids]
    explorers = await asyncio.gather(*(kernel.explore(EXPLORER) for kernel in kernels))
    keys = await asyncio.gather(
        *(kernel.press_keys(model) for kernel, model in zip(kernels, explorers, strict=True))
    )
    every = sorted(key for pressed in keys for key in pressed)
    return Load(
        students=len(urls),
        run_all_s=round(statistics.median(ran), 1),
        run_all_most_s=round(max(ran), 1),
        key_ms=round(1000 * statistics.median(every), 1),
        key_most_ms=round(1000 * every[int(0.95 * (len(every) - 1))], 1),
        server_mb=round(statistics.mean(server for server, _ in memory)),
        kernel_mb=round(statistics.mean(kernel for _, kernel in memory)),
    )


class Kernel:
    """One student's kernel, spoken to through their server as JupyterLab does."""

    def __init__(self, line: WebSocketClientConnection) -> None:
        self._line = line
        self._session = uuid.uuid4().hex

    @classmethod
    async def start(cls, url: str) -> "Kernel":
        """Start one, and wait until it has done something."""
        answer = await AsyncHTTPClient().fetch(
            f"{url}/api/kernels",
            method="POST",
            body="{}",
            headers=await _cross_site(url),
            request_timeout=_WAIT,
        )
        id = json.loads(answer.body)["id"]
        address = f"ws{url.removeprefix('http')}/api/kernels/{id}/channels"
        kernel = cls(await websocket_connect(address, max_message_size=_LARGEST))
        await kernel.run_all(["pass"])
        return kernel

    async def run_all(self, cells: Sequence[str]) -> float:
        """Send all cells at once; the seconds until the last verdict (without one, until the end)."""
        started = time.perf_counter()
        asked = [await self._execute(code) for code in cells]
        verdict = 0.0
        async for message in self._messages():
            if VERDICT_MIME in message["content"].get("data", {}):
                verdict = time.perf_counter()
            if _ended(message, asked[-1]):
                break
        return (verdict or time.perf_counter()) - started

    async def explore(self, id: str) -> str:
        """Open an explorer and predict, which unlocks it; return its model."""
        asked = await self._execute(f"from dlcourse import explore\nexplore({id!r})")
        model = ""
        async for message in self._messages():
            if message["msg_type"] == "comm_open" and "picture" in message["content"]["data"]["state"]:
                model = message["content"]["comm_id"]
            if _ended(message, asked):
                break
        await self._move(model, {"kind": "predict", "letter": "a"})
        return model

    async def press_keys(self, model: str) -> list[float]:
        """Move the slider, one key after the other; the seconds from each to its picture."""
        return [await self._move(model, _key(number)) for number in range(KEYS)]

    async def _move(self, model: str, content: Mapping[str, Any]) -> float:
        number = time.perf_counter_ns()
        message = {**content, "view": "bench", "number": number}
        started = time.perf_counter()
        await self._send(
            "comm_msg", {"comm_id": model, "data": {"method": "custom", "content": message}}, "shell"
        )
        async for answer in self._messages():
            state = answer["content"].get("data", {}).get("state", {})
            if answer["msg_type"] == "comm_msg" and f'"number":{number}' in state.get("picture", ""):
                break
        return time.perf_counter() - started

    async def _execute(self, code: str) -> str:
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}}
        return await self._send("execute_request", {**content, "stop_on_error": False}, "shell")

    async def _send(self, kind: str, content: Mapping[str, Any], channel: str) -> str:
        id = uuid.uuid4().hex
        header = {"msg_id": id, "msg_type": kind, "session": self._session, "username": "", "version": "5.3"}
        rest = {"parent_header": {}, "metadata": {}, "buffers": [], "channel": channel}
        await self._line.write_message(json.dumps({"header": header, "content": content, **rest}))
        return id

    async def _messages(self) -> AsyncIterator[dict[str, Any]]:
        while True:
            received = await asyncio.wait_for(self._line.read_message(), _WAIT)
            if received is None:
                raise RuntimeError("the server has closed the line to a kernel")
            if isinstance(received, str):
                yield json.loads(received)


def _ended(message: Mapping[str, Any], asked: str) -> bool:
    """Whether this is the last that a request prints; replies come by another channel, often earlier."""
    idle = message["content"].get("execution_state") == "idle"
    return idle and message["parent_header"]["msg_id"] == asked


def _key(number: int) -> dict[str, Any]:
    return {"kind": "move", "changes": {SLIDER: round(0.1 * (number % 10), 1)}, "width": 700}


async def _cross_site(url: str) -> dict[str, str]:
    """The header and cookie by which a server knows its own pages."""
    answer = await AsyncHTTPClient().fetch(f"{url}/lab", request_timeout=_WAIT)
    cookies = "; ".join(cookie.partition(";")[0] for cookie in answer.headers.get_list("Set-Cookie"))
    found = re.search(r"_xsrf=([^;]+)", cookies)
    return {"Cookie": cookies, "X-XSRFToken": found[1] if found else ""}


def _memory(pid: int) -> tuple[float, float]:
    """Megabytes of a server and of the processes it has started."""
    started = [
        int(stat.parent.name)
        for stat in Path("/proc").glob("[0-9]*/stat")
        if int(stat.read_text().rpartition(")")[2].split()[1]) == pid
    ]
    return _pss(pid), sum(map(_pss, started))


def _pss(pid: int) -> float:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1]) / 1024  # type: ignore[index]

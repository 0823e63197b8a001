"""The protocol clients of ``dlcourse bench --hub``: channels overtake each other."""

import asyncio
import json

from dlcourse.bench.hub import Kernel
from dlcourse.checking.report.display import VERDICT_MIME


class Line:
    """A server that sends the reply first, and what was printed afterwards."""

    def __init__(self, *printed):
        self._printed, self._coming = printed, []

    async def write_message(self, text):
        asked = json.loads(text)
        id = asked["header"]["msg_id"]
        if asked["header"]["msg_type"] == "comm_msg":
            number = asked["content"]["data"]["content"]["number"]
            state = {"picture": f'{{"number":{number}}}'}
            self._coming.append(message("comm_msg", id, {"data": {"state": state}}))
            return
        self._coming.append(message("execute_reply", id, {}))
        self._coming += [message(kind, id, content) for kind, content in self._printed]
        self._coming.append(message("status", id, {"execution_state": "idle"}))

    async def read_message(self):
        return self._coming.pop(0)


def message(kind, parent, content):
    return json.dumps({"msg_type": kind, "parent_header": {"msg_id": parent}, "content": content})


def test_an_explorer_that_is_opened_after_the_reply_is_found():
    opened = "comm_open", {"comm_id": "m", "data": {"state": {"picture": "{}"}}}
    assert asyncio.run(Kernel(Line(opened)).explore("activations.shapes")) == "m"


def test_the_last_verdict_counts_even_after_the_last_reply():
    verdict = "display_data", {"data": {VERDICT_MIME: {}}}
    line = Line(verdict)
    assert asyncio.run(Kernel(line).run_all(["1", "2"])) > 0
    assert line._coming == []

"""Where a chapter asks what: the section of each explorer and prediction, read off the course's notebook."""

import json
import re
from functools import cache

from dlcourse.curriculum import notebook_of
from dlcourse.resources import resource

_ASKS = re.compile(r"""\b(?:explore|predict)\(\s*["'](?P<id>\w+\.\w+)["']""")
_HEADING = re.compile(r"^## (?P<text>.+)$", re.MULTILINE)


@cache
def sections(chapter: str) -> dict[str, str]:
    """The heading above each explorer and prediction, by id, in the order of the notebook."""
    file = resource("notebooks") / f"{notebook_of(chapter)}.ipynb"
    heading, found = "", dict[str, str]()
    for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            heading = next((match["text"] for match in _HEADING.finditer(text)), heading)
        else:
            for match in _ASKS.finditer(text):
                found.setdefault(match["id"], heading)
    return found


def anchor(heading: str) -> str:
    """The address of a heading within its notebook, as JupyterLab names it."""
    return "#" + heading.replace(" ", "-")


def address(chapter: str, heading: str) -> str:
    """The address of a heading from another notebook of the course."""
    return f"{notebook_of(chapter)}.ipynb{anchor(heading)}"

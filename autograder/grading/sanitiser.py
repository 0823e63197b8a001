"""Makes what a student wrote and displayed harmless for the browsers of those who grade and read it."""

import base64
import binascii
import re
from html import escape
from typing import Any

from nbformat import NotebookNode, from_dict

_PICTURES = ("image/png", "image/jpeg")
_OTHER_PICTURES = ("image/svg+xml", "application/pdf", "image/gif", "video/mp4")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_PICTURE_MARK = re.compile(r"!(?=\[)")
_ENTITY = re.compile(r"&(?=#|\w+;)")  # a scheme could hide in them, even twice over; a lone & aligns formulas
_MATH_COMMAND = re.compile(r"\\(?=(?:href|require|style|class|cssId|data)\b)")  # links and styles by MathJax
_SCRIPT_LINK = re.compile(r"(javascript|vbscript|data)[\s\\]*:", re.IGNORECASE)


_MOST_COLOURS = 2_000
"""Escape sequences in one text."""


def sanitised_output(output: dict[str, Any]) -> NotebookNode | None:
    """An output that shows text and pictures only; None where nothing of it can be shown."""
    match output.get("output_type"):
        case "stream":
            name = "stderr" if output.get("name") == "stderr" else "stdout"
            return output_node("stream", name=name, text=_text(output.get("text")))
        case "error":
            lines = output.get("traceback")
            return output_node(
                "error",
                ename=_text(output.get("ename"))[:200],
                evalue=_text(output.get("evalue"))[:2000],
                traceback=[_text(line) for line in lines] if isinstance(lines, list) else [],
            )
        case "display_data" | "execute_result":
            data = _shown(output.get("data"))
            return output_node("display_data", data=data, metadata={}) if data else None
    return None


def output_node(kind: str, **fields: Any) -> NotebookNode:
    """An output of a notebook; nbformat's own function looks at each by its schema, for a millisecond."""
    return from_dict({"output_type": kind, **fields})


def sanitised_text(kind: str, source: str) -> str:
    """The source of a text cell without markup that a browser would act on.

    Pictures become links: one from the network would tell its owner who reads the page, and one that was
    pasted into the cell is no longer there, over which nbgrader could not write the feedback.
    """
    if kind == "raw":
        return escape(source)
    source = _MATH_COMMAND.sub("", _PICTURE_MARK.sub("", _ENTITY.sub("& ", source)))
    return _SCRIPT_LINK.sub(r"\1 :", _TAG.sub("< ", source))


def _shown(data: Any) -> dict[str, str]:
    if not isinstance(data, dict):
        return {}
    shown = {kind: data[kind] for kind in _PICTURES if _is_base64(data.get(kind))}
    text = _text(data.get("text/plain"))
    unseen = [] if shown else [kind for kind in _OTHER_PICTURES if kind in data]
    if unseen:
        text += f"\n[a picture that is not shown here ({unseen[0]}); PNG is]"
    return shown | ({"text/plain": text} if text or "text/plain" in data else {})


def _is_base64(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(base64.b64decode(value, validate=True))
    except (binascii.Error, ValueError):
        return False


def _text(value: Any) -> str:
    """The text; with thousands of colours in it nbconvert would copy all of it for each."""
    text = value if isinstance(value, str) else ""
    return text if text.count("\x1b") <= _MOST_COLOURS else text.replace("\x1b", "")

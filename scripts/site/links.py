"""Links between chapters, in the book and in what is played."""

import re
from collections.abc import Container

CHAPTER = re.compile(r"\[([^\]]+)\]\((?:\.\./notebooks/)?(\d\d_\w+)\.ipynb\)")
HEADING = re.compile(r"\]\(#([^)]+)\)")


def to_chapters(text: str, known: Container[str]) -> str:
    """The text with links to the chapters that this course has; of other links the words stay.

    Args:
        text: Markdown of a notebook, or of a page in ``docs``.
        known: names of notebooks, without their ending.
    """
    return CHAPTER.sub(lambda link: f"[{link[1]}]({link[2]}.ipynb)" if link[2] in known else link[1], text)


def to_headings(text: str) -> str:
    """Links within a page as the book names its headings; notebooks keep capitals."""
    return HEADING.sub(lambda link: f"](#{link[1].lower()})", text)

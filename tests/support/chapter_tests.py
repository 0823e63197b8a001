"""Which tests belong to one chapter: its exercises, strangers' answers, explorers, notebook and sentences."""

import re
from collections.abc import Iterator
from pathlib import Path

OF_EVERY_CHAPTER = (
    "tests/test_messages.py",
    "tests/notebooks/test_editions.py::test_committed_notebooks_are_up_to_date",
)


def belongs(test: str, chapter: str) -> bool:
    """Whether a test, by the name that pytest gives it, is about a chapter."""
    return test.startswith(OF_EVERY_CHAPTER) or chapter in set(_topics(test))


def _topics(test: str) -> Iterator[str]:
    """What may be a chapter's name: in ``test_NAME_explorers.py``, a folder's, and in ``[04_NAME]``."""
    path, _, rest = test.partition("::")
    yield Path(path).stem.removeprefix("test_").removesuffix("_explorers")
    yield Path(path).parent.name
    for word in re.findall(r"\w+", rest.partition("[")[2]):
        yield re.sub(r"^\d+_", "", word)

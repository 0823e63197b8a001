"""``--chapter NAME`` runs what belongs to one chapter: ``make test CHAPTER=NAME``."""

import pytest
from chapter_tests import belongs

from dlcourse.curriculum import chapters


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--chapter", metavar="NAME", help="only the tests that belong to this chapter")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chapter = config.getoption("--chapter")
    if chapter is None:
        return
    if chapter not in chapters():
        raise pytest.UsageError(f"there is no chapter {chapter!r}; there are {', '.join(chapters())}")
    kept = [item for item in items if belongs(item.nodeid, chapter)]
    config.hook.pytest_deselected(items=[item for item in items if not belongs(item.nodeid, chapter)])
    items[:] = kept

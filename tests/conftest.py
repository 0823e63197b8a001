"""Tests compute as students' kernels do; ``--chapter NAME`` runs what belongs to one chapter."""

import os

import pytest
from chapter_tests import belongs
from hypothesis import settings

from dlcourse.curriculum import chapters
from dlcourse.threads import thread_settings

os.environ.update(thread_settings())  # before anything loads NumPy
settings.register_profile("dlcourse", deadline=None)  # a busy machine is no fault
settings.load_profile("dlcourse")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--chapter", metavar="NAME", help="only the tests that belong to this chapter")


def pytest_configure(config: pytest.Config) -> None:
    chapter = config.getoption("--chapter")
    if chapter is not None and chapter not in chapters():
        raise pytest.UsageError(f"there is no chapter {chapter!r}; there are {', '.join(chapters())}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chapter = config.getoption("--chapter")
    if chapter is None:
        return
    kept = [item for item in items if belongs(item.nodeid, chapter)]
    config.hook.pytest_deselected(items=[item for item in items if not belongs(item.nodeid, chapter)])
    items[:] = kept

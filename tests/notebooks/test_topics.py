"""Every topic of the four introductions has its place in the course, and the place is there."""

import re
import tomllib

import pytest

from dlcourse.checking.registry import exercise
from dlcourse.resources import resource

SOURCES = resource("notebooks") / "source"
TOPICS = tomllib.loads((SOURCES / "topics.toml").read_text(encoding="utf-8"))
NUMBERS = {"000": 21, "001": 12, "002": 13, "003": 13}
"""How many topics each introduction has."""

UNCHECKED = {"000.11", "001.1", "001.2", "003.1"}
"""Topics that are told and not exercised."""


def headings(notebook):
    text = (SOURCES / f"{notebook}.md").read_text(encoding="utf-8")
    return re.findall(r"^## (.+)$", text, re.MULTILINE)


def test_every_topic_of_every_introduction_is_listed_once():
    wanted = [f"{source}.{number}" for source, most in NUMBERS.items() for number in range(1, most + 1)]
    assert list(TOPICS) == wanted
    assert len({topic["title"] for topic in TOPICS.values()}) > 40


@pytest.mark.parametrize("id", TOPICS)
def test_a_topic_has_a_section_and_an_exercise(id):
    topic = TOPICS[id]
    assert topic["sections"]
    for place in topic["sections"]:
        notebook, _, heading = place.partition(": ")
        assert heading in headings(notebook)
    assert topic.get("exercises") or id in UNCHECKED
    for name in topic.get("exercises", ()):
        assert exercise(name).points > 0

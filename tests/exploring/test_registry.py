"""Explorers are found by id; an unknown one is answered with those that exist."""

import pytest

from dlcourse.exploring import Explorer, UnknownIdError, chapters, explorer, explorers

IDS = [id for chapter in chapters() for id in explorers(chapter)]


def test_the_first_chapters_have_their_explorers():
    assert {"start", "activations"} <= set(chapters())
    assert explorers("start") == ["start.hints"]
    assert explorers("activations") == ["activations.collapse", "activations.shapes", "activations.vanishing"]


@pytest.mark.parametrize("id", IDS)
def test_every_listed_id_leads_to_an_explorer(id):
    assert isinstance(explorer(id), Explorer)


@pytest.mark.parametrize(
    "id", ["activations.nothing", "activations._functions", "activations.", "activations"]
)
def test_unknown_explorer_of_a_known_chapter_lists_that_chapter(id):
    with pytest.raises(UnknownIdError) as caught:
        explorer(id)
    assert repr(id) in str(caught.value)
    assert all(known in str(caught.value) for known in explorers("activations"))


@pytest.mark.parametrize("id", ["nowhere.shapes", "shapes", "", "../x.y", "os.path"])
def test_unknown_chapter_lists_the_chapters(id):
    with pytest.raises(UnknownIdError) as caught:
        explorer(id)
    assert repr(id) in str(caught.value)
    assert all(chapter in str(caught.value) for chapter in chapters())

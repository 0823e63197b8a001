"""The texts of an explorer: found in its chapter's catalogue, or a clear error."""

import pytest

from dlcourse.exploring import Texts, chapters, explorer, explorers
from dlcourse.exploring.controls import Choice
from dlcourse.messages import catalogue

IDS = [id for chapter in chapters() for id in explorers(chapter)]


def test_a_missing_table_is_named():
    with pytest.raises(LookupError, match=r"the catalogue has no table \[explorers.nothing\]"):
        Texts.of("activations.nothing")


@pytest.mark.parametrize("chapter", chapters())
def test_the_catalogue_has_no_texts_without_an_explorer(chapter):
    assert {f"{chapter}.{name}" for name in catalogue(chapter, "en")["explorers"]} == set(explorers(chapter))


@pytest.mark.parametrize("id", IDS)
def test_choice_labels_belong_to_options(id):
    controls = explorer(id).controls
    for name, labels in Texts.of(id, "en").choices.items():
        assert isinstance(controls[name], Choice)
        assert set(labels) <= set(controls[name].options)

"""Ids of the course, those of earlier editions included."""

import pytest

from dlcourse.checking.registry import exercise, exercises
from dlcourse.curriculum import FORMER_IDS, UnknownIdError, current_id, is_called, load


def test_every_former_id_leads_to_what_stands():
    for id, now in FORMER_IDS.items():
        standing = exercises(now.partition(".")[0])
        asked = {f"{each.chapter}.{answer.name}" for each in standing for answer in each.answers}
        assert id != now == current_id(id) == current_id(now)
        assert now in asked | {each.id for each in standing}


def test_an_exercise_found_by_its_former_id_has_its_present_one():
    found = exercise("cnn_layers.maxpool2d")
    assert (found.id, found.number) == ("cnn_layers.max_pool2d", "8.5")


def test_an_unknown_id_says_what_is_meant():
    with pytest.raises(UnknownIdError, match=r"did you mean 'cnn_layers\.max_pool2d'"):
        load("cnn_layers.max_pol2d", "exercise")


def test_a_chapter_may_be_called_by_its_number():
    names = ("04_activations", "activations", "4", "04")
    assert all(is_called("04_activations", name) for name in names)
    assert not any(is_called("14_frameworks", name) for name in names)

"""Exercises that train what is handed in: points grow with what is reached, and luck has little say."""

from types import SimpleNamespace

import numpy as np
import pytest

from dlcourse.chapters.gan.exercises import eight_gaussians
from dlcourse.chapters.perceptron_mlp.exercises import spiral_budget
from dlcourse.checking import registry
from dlcourse.experiments import spirals
from dlcourse.experiments.gan import contest
from dlcourse.messages import catalogue

BOTH = [eight_gaussians.exercise, spiral_budget.exercise]


def part_earned(exercise):
    """The part of the points that the drawn and visible cases give, without diagnosis."""
    function = exercise.answers[0]
    cases = [*function.visible, *function.cases(np.random.default_rng(0))]
    given = sum(case.weight for case in cases if case.prop({}))
    return given / sum(case.weight for case in cases)


@pytest.mark.parametrize(
    ("modes", "quality", "part"),
    [(8, 0.9, 1), (7, 0.8, 1), (5, 0.75, 1), (5, 0.7, 0.8), (8, 0.6, 0.6), (3, 0.9, 0.4), (1, 1.0, 0)],
)
def test_points_of_13_4_grow_with_modes_and_precision(modes, quality, part, monkeypatch):
    monkeypatch.setattr(eight_gaussians, "reached", lambda config: contest.Reached(modes, quality, modes))
    assert part_earned(eight_gaussians.exercise) == pytest.approx(part)


@pytest.mark.parametrize(("accuracy", "part"), [(0.98, 1), (0.88, 1), (0.875, 5 / 6), (0.78, 0.5), (0.6, 0)])
def test_points_of_5_6_grow_with_the_accuracy(accuracy, part, monkeypatch):
    monkeypatch.setattr(spiral_budget, "reached", lambda config: accuracy)
    monkeypatch.setattr(spiral_budget, "measure", lambda config: SimpleNamespace(parameters=60))
    assert part_earned(spiral_budget.exercise) == pytest.approx(part)


def test_beyond_the_budget_nothing_is_earned(monkeypatch):
    monkeypatch.setattr(spiral_budget, "reached", lambda config: 1.0)
    monkeypatch.setattr(spiral_budget, "measure", lambda config: SimpleNamespace(parameters=61))
    assert part_earned(spiral_budget.exercise) == 0


def test_the_median_of_three_seeds_counts(monkeypatch):
    outcomes = [
        SimpleNamespace(modes=m, quality=q, val_accuracy=q) for m, q in ((8, 0.1), (2, 0.9), (6, 0.7))
    ]
    monkeypatch.setattr(contest, "games", lambda config, seeds: [outcomes[seed] for seed in seeds])
    monkeypatch.setattr(spirals, "measure", lambda config, seed: outcomes[seed])
    assert contest.reached({}) == contest.Reached(6, 0.7, 2)
    assert spirals.reached({}) == 0.7


@pytest.mark.parametrize("exercise", BOTH, ids=["13.4", "5.6"])
def test_what_is_asked_is_more_than_what_earns_everything(exercise):
    visible, drawn = exercise.answers[0].visible, exercise.answers[0].cases(np.random.default_rng(0))
    assert not any(case.weight for case in visible), "the drawn ones give the points"
    assert all(case.weight for case in drawn)
    assert {case.name for case in drawn} < {case.name for case in visible}


@pytest.mark.parametrize("id", ["gan.eight_gaussians", "perceptron_mlp.spiral_budget"])
def test_every_case_says_what_was_reached_and_what_is_asked(id):
    found = registry.exercise(id)
    texts = catalogue(found.chapter)["exercises"][found.name]
    function = found.answers[0]
    names = {case.name for case in (*function.visible, *function.cases(np.random.default_rng(1)))}
    assert names == texts["cases"].keys() == texts["properties"].keys()


def test_a_gamble_is_not_what_13_4_asks_for(monkeypatch):
    *_, asked = eight_gaussians.exercise.answers[0].visible
    for fewest, good in ((6, True), (5, False)):
        reached = contest.Reached(8, 0.9, fewest)
        monkeypatch.setattr(eight_gaussians, "reached", lambda config, reached=reached: reached)
        assert asked.prop({}) is good

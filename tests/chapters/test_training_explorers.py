"""The explorers, stored trainings and the open challenge of chapter 7: they show the right numbers."""

import numpy as np
import pytest

from dlcourse.chapters.training.exercises._steps_mistakes import adam, sgd_momentum
from dlcourse.chapters.training.explorers import batch_lab, fit, landscape, race
from dlcourse.chapters.training.results import batch_lab as lab_script
from dlcourse.chapters.training.results import sick_logs, slices
from dlcourse.experiments import few_labels, valley
from dlcourse.messages import catalogue
from dlcourse.numpy import update_rules

RACE = {"rate": -1.4, "momentum": 0.9, "nesterov": False, "adaptive": -1.0, "steps": 20}
LOGS = dict(enumerate(sick_logs.stored(), 1))
FIT = {"units": 24, "samples": 25, "noise": 0.4, "l2": fit.OFF, "dropout": 0.0, "steps": 6.0, "draw": 0}


def raced(surface="valley", **changes):
    x, y = race.STARTS[surface]
    return race.compute(**{**RACE, "surface": surface, "x": x, "y": y, **changes})


class TestRace:
    @pytest.mark.parametrize("surface", race.SURFACES)
    @pytest.mark.parametrize(
        ("name", "rule", "options"),
        [
            ("sgd", update_rules.sgd, {"lr": 0.04}),
            ("momentum", update_rules.sgd, {"lr": 0.04, "momentum": 0.9, "nesterov": True}),
            ("rmsprop", update_rules.rmsprop, {"lr": 0.1}),
            ("adam", update_rules.adam, {"lr": 0.1}),
        ],
    )
    def test_the_paths_are_those_of_the_library(self, surface, name, rule, options):
        path = raced(surface, nesterov=True).paths[name]
        place, state = np.array(race.STARTS[surface]), {}
        for step in range(1, 31):
            slope = np.array(race.SURFACES[surface].slope(*place))
            place, state = rule(place, slope, state, **options)
            np.testing.assert_allclose(path[step], place, rtol=1e-9, atol=1e-12)

    @pytest.mark.parametrize("surface", race.SURFACES)
    def test_the_slopes_are_those_of_the_losses(self, surface):
        where, eps = race.SURFACES[surface], 1e-6
        for x, y in np.random.default_rng(0).uniform(-1.5, 1.5, (20, 2)):
            measured = [
                (where.loss(x + eps, y) - where.loss(x - eps, y)) / (2 * eps),
                (where.loss(x, y + eps) - where.loss(x, y - eps)) / (2 * eps),
            ]
            np.testing.assert_allclose(where.slope(x, y), measured, rtol=1e-5, atol=1e-8)
        for bottom in where.bottoms:
            np.testing.assert_allclose(where.slope(*bottom), 0, atol=1e-12)
            assert where.loss(*bottom) == pytest.approx(where.lowest)

    def test_a_step_of_ones_own_runs_with_the_others(self):
        found = raced(step=adam)
        np.testing.assert_allclose(found.paths["own"], found.paths["adam"])

    def test_near_a_saddle_those_that_divide_leave_first_and_plain_descent_last(self):
        away = {name: int(np.argmax(abs(path[:, 1]) > 0.5)) for name, path in raced("saddle").paths.items()}
        assert 0 < max(away["rmsprop"], away["adam"]) < away["momentum"] < away["sgd"]

    def test_it_counts_as_the_exercise_does(self):
        for exponent, momentum in ((-1.22, 0.6), (-1.4, 0.9), (-1.4, 0.0)):
            config = {"lr": race.rate_of(exponent), "momentum": momentum, "nesterov": False}
            assert raced(rate=exponent, momentum=momentum).arrived["momentum"] == valley.steps_needed(config)


class TestValley:
    def test_the_distances_are_those_of_gradient_descent_with_momentum(self):
        found = valley.distances({"lr": 0.05, "momentum": 0.6, "nesterov": False})
        place, state = np.array(valley.START), {}
        for step in range(1, 20):
            place, state = sgd_momentum(place, valley.slope(place), state, 0.05, 0.6)
            assert found[step] == pytest.approx(np.hypot(*place))

    def test_plain_descent_takes_more_than_90_steps_at_its_best(self):
        plain = [
            valley.steps_needed({"lr": rate, "momentum": 0, "nesterov": False})
            for rate in np.linspace(0.03, 0.0499, 200)
        ]
        assert min(plain) > 90

    def test_a_ball_that_flies_out_never_arrives(self):
        assert valley.steps_needed({"lr": 0.5, "momentum": 0.9, "nesterov": True}) == valley.MOST

    @pytest.mark.parametrize(
        "config",
        [
            {"lr": 0.1, "momentum": 0.5},
            {"lr": "0.1", "momentum": 0.5, "nesterov": False},
            {"lr": True, "momentum": 0.5, "nesterov": False},
            {"lr": 0.0, "momentum": 0.5, "nesterov": False},
            {"lr": 0.1, "momentum": 1.0, "nesterov": False},
            {"lr": 0.1, "momentum": 0.5, "nesterov": 1},
            [0.1, 0.5, False],
        ],
    )
    def test_what_is_no_setting_is_refused(self, config):
        with pytest.raises(ValueError, match="distances: "):
            valley.distances(config)


class TestFit:
    def test_the_steps_are_those_of_gradient_descent(self):
        found = fit.compute(**{**FIT, "l2": -2.0, "steps": 2.0, "units": 6})
        features = fit.bumps(found.x, 6)
        w = np.zeros(7)
        for _ in range(100):
            w = w - fit.RATE * (features.T @ (features @ w - found.y) / len(found.x) + 1e-2 * w)
        np.testing.assert_allclose(found.curve, fit.bumps(fit.GRID, 6) @ w, atol=1e-9)

    def test_dropout_is_its_mean_over_many_draws(self):
        found = fit.compute(**{**FIT, "dropout": 0.3, "steps": 6.0, "units": 5, "samples": 30})
        features, rng = fit.bumps(found.x, 5), np.random.default_rng(0)
        kept = (rng.random((40_000, *features.shape)) >= 0.3) / 0.7
        dropped = (features * kept).reshape(-1, features.shape[1])
        w = np.linalg.lstsq(dropped, np.tile(found.y, 40_000), rcond=None)[0]
        np.testing.assert_allclose(found.curve, fit.bumps(fit.GRID, 5) @ w, atol=0.02)

    @pytest.mark.parametrize("draw", range(5))
    @pytest.mark.parametrize(
        "remedy", [{"l2": -3.0}, {"dropout": 0.2}, {"steps": 3.0}, {"samples": 200}, {"units": 6}]
    )
    def test_every_remedy_helps_against_overfitting(self, draw, remedy):
        without = fit.compute(**{**FIT, "draw": draw})
        assert fit.compute(**{**FIT, "draw": draw, **remedy}).now[1] < without.now[1]
        assert np.all(np.diff(without.train) < 1e-9)


class TestBatchLab:
    @pytest.mark.slow
    @pytest.mark.parametrize(("rate", "size"), [(1, 3), (3, 4), (4, 5)])
    def test_the_script_gives_what_is_stored(self, rate, size):
        stored = batch_lab._curves()[rate, size]
        remade = lab_script.train(lab_script.RATES[rate], lab_script.SIZES[size])
        np.testing.assert_allclose(remade[:, 0], stored[:, 0], rtol=0.05)
        np.testing.assert_allclose(remade[:, 1], stored[:, 1], atol=0.03)

    def test_for_one_budget_small_batches_get_furthest_until_the_rate_is_too_large(self):
        lab = batch_lab.compute(3, 3, lab_script.EPOCHS, batch_lab.GRADIENTS)
        tenth = lab_script.RATES.index(0.1)
        asked = batch_lab.explorer.initial_state()["epoch"]
        for epoch in (asked, lab_script.EPOCHS):
            losses = lab.losses[..., epoch]
            assert losses[tenth, 1] < losses[tenth, 3] / 5 < losses[tenth, 5] / 10
            assert losses[-1, 0] > 2 > losses[tenth, 0]

    def test_the_budget_of_the_question_is_the_one_it_opens_with(self):
        epochs = batch_lab.explorer.initial_state()["epoch"]
        question = catalogue("training")["explorers"]["batch_lab"]["question"]
        assert f"{epochs * lab_script.SAMPLES:,} sample gradients" in question

    def test_updates_and_gradients_are_counted(self):
        found = batch_lab.compute(0, lab_script.SIZES.index(64), 3, batch_lab.UPDATES)
        assert (found.updates, found.gradients) == (3 * 16, 3 * lab_script.SAMPLES)


class TestLandscape:
    @pytest.mark.slow
    @pytest.mark.parametrize("name", ["two", "normalised"])
    def test_the_script_gives_what_is_stored(self, name):
        coarse = slices.slice_of(slices.trained(name), side=5)
        stored = landscape._stored()[name][:, ::8, ::8]
        assert coarse.shape == stored.shape
        for again, once in zip(coarse, stored, strict=True):  # another processor trains other weights
            assert np.corrcoef(again.ravel(), once.ravel())[0, 1] > 0.9
        np.testing.assert_allclose(coarse[:, 2, 2], stored[:, 2, 2], atol=0.1)

    def test_a_slice_leaves_the_weights_as_they_were(self):
        model = slices.network((5,), np.random.default_rng(0))
        before = [param.copy() for param in model.parameters()]
        slices.slice_of(model, side=3)
        assert all(map(np.array_equal, before, model.parameters()))

    def test_directions_are_as_long_as_the_weights_they_move(self):
        model = slices.network((5, 4), np.random.default_rng(0))
        for param, move in zip(
            model.parameters(), slices.directions(model, np.random.default_rng(1)), strict=True
        ):
            expected = np.linalg.norm(param, axis=0) if param.ndim == 2 else np.zeros(param.shape)
            np.testing.assert_allclose(np.linalg.norm(move, axis=0) if param.ndim == 2 else move, expected)

    @pytest.mark.parametrize("angle", np.linspace(0, np.pi, 8, endpoint=False))
    def test_with_ten_layers_the_valley_is_wider_with_batch_normalisation(self, angle):
        wide = landscape.compute("ten", 0.9 * np.cos(angle), 0.9 * np.sin(angle)).wide
        assert wide["normalised"] > 1.1 * wide["ten"]


class TestSickLogs:
    @pytest.mark.slow
    @pytest.mark.parametrize("number", [2, 3, 5])
    def test_the_script_gives_what_is_stored(self, number):
        remade = sick_logs.train(**sick_logs.FAULTS[number - 1])
        for key in ("train", "val"):
            np.testing.assert_allclose(remade[key], LOGS[number][key], rtol=0.05)

    def test_each_log_shows_what_its_question_says(self):
        first, torn, frozen, jumping, flat, shaking = LOGS.values()
        assert first["train"][-1] < 0.3
        assert first["val"][-1] > 1.2 * first["val"].min()
        assert torn["train"].min() > 1.9 and torn["val"].min() > 2.1
        assert np.ptp(frozen["train"][-10:]) < 0.01 < 0.5 < frozen["train"][-1] < frozen["train"][0]
        assert jumping["train"].min() > 1 and abs(np.diff(jumping["train"])).max() > 0.3
        assert np.ptp(flat["train"]) < 1e-6 and np.ptp(flat["val"]) == 0
        for number, log in LOGS.items():
            assert (np.ptp(log["thrice"]) > 0) == (number == 6)
        assert shaking["val"][-1] < 1

    def test_without_a_fault_the_same_training_learns(self):
        assert sick_logs.train()["thrice"].min() > 0.9


class TestFewLabels:
    def test_the_gradients_are_right_and_counted(self):
        rng = np.random.default_rng(0)
        network = few_labels.Network(rng)
        x, y = rng.random((7, 64)), rng.integers(0, 10, 7)
        _, grads = network.gradients(x, y)
        for name, place in (("w1", (3, 5)), ("b1", (9,)), ("w2", (4, 2)), ("b2", (1,))):
            found = []
            for eps in (1e-5, -1e-5):
                network.params[name][place] += eps
                found.append(network.gradients(x, y)[0])
                network.params[name][place] -= eps
            assert grads[name][place] == pytest.approx((found[0] - found[1]) / 2e-5, rel=1e-4, abs=1e-8)
        assert network.spent == 7 * 9

    def test_nobody_is_scored_on_what_was_seen_and_the_same_way_scores_the_same(self):
        def guess(x, y, network, rng):
            assert x.shape == (few_labels.LABELLED, 64) and x.min() >= 0 and x.max() <= 1

        first = few_labels.score(guess)
        assert first == few_labels.score(guess) and first.accuracy < 0.3 and first.gradients == 0
        assert "gradient evaluations" in str(first)

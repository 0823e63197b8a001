"""Chapter 13's explorers and games: the numbers they show are the right ones."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trainings import assert_holds, game_of_rich_noise, game_of_two_features

from dlcourse import explore
from dlcourse.chapters.gan.explorers import _lab_picture as lab_picture
from dlcourse.chapters.gan.explorers import _path, judge, lab, saturation
from dlcourse.experiments.gan import contest, points
from dlcourse.experiments.gan.players import Player, new_player, pull, step_d, step_g
from dlcourse.exploring import State, Texts
from dlcourse.numpy import models
from dlcourse.numpy.optim import Adam

START = lab.explorer.initial_state()
GOOD = {"noise": 2, "d_steps": 1, "lr_d": 0.01, "lr_g": 0.005, "saturating": False}
rates = st.sampled_from(lab.RATES)


def show(**changes):
    return lab.compute(**state_after(**changes))


def state_after(**changes):
    """The state that follows from these moves, made in this order."""
    return lab.explorer.settle(START, changes)


class TestPlayers:
    @pytest.mark.parametrize("saturating", [False, True])
    def test_they_take_the_same_steps_as_the_reference(self, saturating):
        rng = np.random.default_rng(0)
        generator, discriminator = models.gan(rng=rng, noise=3, hidden=8)
        ours = flat(generator, 3, 8, 8, 2), flat(discriminator, 2, 8, 8, 1)
        optimizers = [Adam(p.parameters(), lr=0.01, beta1=0.5) for p in (generator, discriminator)]
        for _ in range(5):
            real, z = (rng.standard_normal(shape, dtype=np.float32) for shape in ((7, 2), (4, 3)))
            models.train_step_d(generator, discriminator, real, z, optimizer=optimizers[1])
            step_d(*ours, real, z, 0.01)
            models.train_step_g(generator, discriminator, z, optimizer=optimizers[0], saturating=saturating)
            step_g(*ours, z, 0.01, saturating)
        np.testing.assert_allclose(ours[0].params, flat(generator, 3, 8, 8, 2).params, atol=1e-5)
        np.testing.assert_allclose(ours[1].params, flat(discriminator, 2, 8, 8, 1).params, atol=1e-5)

    def test_a_step_leaves_the_other_player_as_it_is(self):
        rng = np.random.default_rng(0)
        generator, discriminator = new_player(rng, 2, 4, 2), new_player(rng, 2, 4, 1)
        before = generator.params.copy(), discriminator.params.copy()
        real = z = rng.standard_normal((5, 2), dtype=np.float32)
        step_d(generator, discriminator, real, z, 0.1)
        np.testing.assert_array_equal(generator.params, before[0])
        after = discriminator.params.copy()
        assert (after != before[1]).any()
        step_g(generator, discriminator, z, 0.1)
        np.testing.assert_array_equal(discriminator.params, after)
        assert (generator.params != before[0]).any()

    def test_everything_stays_in_float32(self):
        game = _path.play(_path.Setting("eight", "1:1", 0.01, 0.01, False, 2), 10)
        for player in (game.generator, game.discriminator):
            assert {player.params.dtype, player.mean.dtype, player.square.dtype} == {np.dtype("float32")}

    @pytest.mark.parametrize("saturating", [False, True])
    def test_the_pull_is_the_gradient_of_the_generators_loss(self, saturating):
        rng = np.random.default_rng(3)
        judging = new_player(rng, 2, 6, 6, 1)
        judging.params = judging.params.astype(float)
        places = rng.normal(size=(5, 2))

        def loss(at):
            d = 1 / (1 + np.exp(-judging.forward(at)[0]))
            return np.sum(np.log(1 - d) if saturating else -np.log(d))

        steps = 1e-6 * np.eye(10).reshape(10, 5, 2)
        slopes = [(loss(places + step) - loss(places - step)) / 2e-6 for step in steps]
        np.testing.assert_allclose(pull(judging, places, saturating).ravel(), slopes, atol=1e-6)


class TestPoints:
    @given(n=st.integers(1, 50), name=st.sampled_from(list(points.DATA)), seed=st.integers(0, 99))
    def test_as_many_as_asked_and_inside_the_picture(self, n, name, seed):
        drawn = points.DATA[name](n, np.random.default_rng(seed))
        assert drawn.shape == (n, 2) and drawn.dtype == np.float32
        assert np.abs(drawn).max() < lab_picture.REACH

    def test_the_distance_is_0_for_equal_samples_and_grows_with_a_shift(self):
        rng = np.random.default_rng(0)
        a, b = rng.normal(size=(2, 300, 2))
        assert points.distance(a, a) == pytest.approx(0, abs=1e-6)
        found = [points.distance(a, b + shift) for shift in (0, 1, 2)]
        assert 0 < found[0] < 0.05 < found[1] < found[2]
        between = np.linalg.norm(a[:, None] - b, axis=2).mean()
        within = sum(np.linalg.norm(c[:, None] - c, axis=2).mean() for c in (a, b))
        assert found[0] == pytest.approx(2 * between - within, abs=1e-6)

    def test_the_data_themselves_cover_all_modes(self):
        real = points.eight_gaussians(2000, np.random.default_rng(0))
        assert points.coverage(real, points.CENTRES, 0.4, 0.02) == 8
        assert points.precision(real, points.CENTRES, 0.4) > 0.995


class TestContest:
    def test_the_same_configuration_is_trained_once(self):
        assert contest.train(GOOD, 0) is contest.train(dict(GOOD), 0)

    def test_games_side_by_side_are_to_the_last_bit_those_played_alone(self, monkeypatch):
        monkeypatch.setattr(contest, "UPDATES", 300)
        for change in ({}, {"noise": 5, "d_steps": 3}, {"lr_d": 0.9, "saturating": True}):
            monkeypatch.setattr(contest, "_played", {})
            together = contest.games({**GOOD, **change}, contest.SEEDS)
            monkeypatch.setattr(contest, "_played", {})
            alone = [contest.train({**GOOD, **change}, seed) for seed in contest.SEEDS]
            np.testing.assert_array_equal([o.samples for o in together], [o.samples for o in alone])
            assert (together[0].samples != together[1].samples).any()

    def test_a_good_one_and_a_collapsed_one(self):
        assert_holds(game_of_two_features, seed=0)
        assert_holds(game_of_rich_noise, seed=0)

    @pytest.mark.parametrize(
        "change", [{"noise": 0}, {"lr_d": -1}, {"lr_g": 2.0}, {"d_steps": 11}, {"momentum": 0.9}]
    )
    def test_values_out_of_range_are_refused_with_a_reason(self, change):
        name = next(iter(change))
        with pytest.raises(ValueError, match=f"train: .*{name}"):
            contest.train({**GOOD, **change}, 0)

    @pytest.mark.parametrize("change", [{"noise": 2.0}, {"noise": True}, {"saturating": 1}, {"lr_d": "0.1"}])
    def test_values_of_a_wrong_type_are_refused_with_a_reason(self, change):
        with pytest.raises(TypeError, match=f"train: {next(iter(change))}"):
            contest.train({**GOOD, **change}, 0)


class TestLab:
    def test_the_prediction_is_answered_truthfully(self):
        trained = show(updates=3000)
        between = np.linalg.norm(trained.fake[:, None] - points.CENTRES, axis=2).min(axis=1) > 0.4
        assert trained.modes >= 6
        assert 0.02 < between.mean() < 0.5
        assert show(updates=3000, lr_d="0.1", lr_g="0.1").modes <= 3

    @given(ratio=st.sampled_from(list(_path.RATIOS)), lr_d=rates, lr_g=rates, noise=st.integers(1, 8))
    @settings(max_examples=10)
    def test_judgements_are_probabilities_one_per_slice(self, ratio, lr_d, lr_g, noise):
        found = show(ratio=ratio, lr_d=lr_d, lr_g=lr_g, noise=noise)
        assert len(found.game.real) == len(found.game.fake) == START["updates"] / _path.SLICE + 1
        for values in (found.game.real, found.game.fake, found.heat):
            assert np.min(values) >= 0 and np.max(values) <= 1
        assert found.warped.shape == found.grid.shape

    def test_the_same_state_gives_the_same_game_whatever_was_computed_before(self):
        first = show(updates=400)
        _path._after.cache_clear()
        show(updates=500, learns="D")
        again = show(updates=400)
        np.testing.assert_array_equal(first.fake, again.fake)
        np.testing.assert_array_equal(first.heat, again.heat)

    def test_a_frozen_player_stands_still_while_the_other_learns(self):
        start = show()
        generator, discriminator = show(course="200 D", updates=300), show(course="200 G", updates=300)
        np.testing.assert_array_equal(generator.fake, start.fake)
        assert np.abs(generator.heat - start.heat).max() > 0.1
        np.testing.assert_array_equal(discriminator.heat, start.heat)
        assert np.abs(discriminator.fake - start.fake).max() > 0.1

    def test_a_discriminator_alone_tells_the_two_apart(self):
        before, after = show(updates=0).game, show(course="0 D", updates=100).game
        gap_before, gap_after = (game.real[-1] - game.fake[-1] for game in (before, after))
        assert gap_after > gap_before + 0.2

    def test_in_slow_motion_the_discriminator_learns_in_part_4_and_the_generator_in_part_6(self):
        before, after = show(moment=3), show(moment=4)
        np.testing.assert_array_equal(before.heat, before.heat_before)
        assert (after.heat != after.heat_before).any()
        assert (show(moment=6).moved != show(moment=6).watched).any()

    @pytest.mark.parametrize("learns", ["D", "G"])
    def test_in_slow_motion_a_frozen_player_does_not_move(self, learns):
        found = show(learns=learns, moment=6)
        moved = (found.moved != found.watched).any(), (found.heat != found.heat_before).any()
        assert moved == ((False, True) if learns == "D" else (True, False))
        assert "frozen" in str(
            explore("gan.lab", learns=learns, moment=6 if learns == "D" else 4).session.drawing
        )

    @pytest.mark.parametrize("ratio, counts", [("5:1", (84, 16)), ("1:1", (50, 50)), ("1:2", (34, 66))])
    def test_a_hundred_updates_are_in_the_ratio_asked_for(self, ratio, counts):
        turns = "".join("".join(_path.turns(ratio, _path.BOTH, start)) for start in range(0, 100, 10))
        assert (turns.count("D"), turns.count("G")) == counts
        assert set(_path.turns(ratio, "D", 0)) == {"D"}

    def test_a_step_of_one_player_is_written_down_and_the_game_goes_on_from_there(self):
        state = state_after(step_d=1)
        assert (state["updates"], state["course"], state["learns"]) == (210, "200 D, 210 DG", "DG")
        later = show(course="200 D, 210 DG", updates=400)
        assert (later.heat != show(updates=400).heat).any()
        assert state_after(step_d=1, updates=200)["learns"] == "D"

    def test_who_learns_from_here_on_replaces_what_was_planned_for_later(self):
        state = state_after(course="100 D, 300 G", learns="G")
        assert state["course"] == "100 D, 200 G"

    @pytest.mark.parametrize("typed", ["200", "D 200", "200 X", "200 D 250 G"])
    def test_a_course_that_cannot_be_read_is_refused(self, typed):
        view = explore("gan.lab")
        view.move(course=typed)
        assert "200 D, 250 DG" in view.session.wrong_input["course"]

    def test_what_is_printed_as_code_shows_the_same_game(self):
        view = explore("gan.lab", updates=250)
        view.move(step_g=1)
        view.move(updates=300, learns="D")
        changes = eval(f"dict({view.session.plain()['code'].partition(', ')[2]}")
        assert explore("gan.lab", **changes).session.drawing == view.session.drawing

    def test_points_drawn_become_the_real_data(self):
        view = explore("gan.lab", drawn=np.array([[0.25, 0.5], [0.75, 0.5]]), updates=100)
        assert view.values()["data"] == "drawn"
        real = show(drawn=((0.25, 0.5), (0.75, 0.5))).real
        np.testing.assert_allclose(np.abs(real).mean(axis=0), [1.4, 0], atol=0.1)
        view.move(drawn=())
        assert "point" in view.session.wrong_input["drawn"]

    def test_the_student_may_drag_the_noise(self):
        data = show(z1=2.0, z2=-1.0)
        made, _ = data.game.generator.forward(np.array([[2.0, -1.0]], np.float32))
        np.testing.assert_array_equal(data.made, made[0])
        assert "z2" in lab.disabled(explorer_state(noise=1)) and "z2" not in lab.disabled(explorer_state())

    def test_a_gradient_of_ones_own_plays_the_game(self):
        def my_gradient(logits, saturating):
            return (1 / (1 + np.exp(-logits)) - 1) / len(logits)

        mine, theirs = explore("gan.lab", g_gradient=my_gradient), explore("gan.lab")
        assert re.findall(r"\d", mine.session.line) == re.findall(r"\d", theirs.session.line)
        broken = explore("gan.lab", g_gradient=lambda logits, saturating: 1 / 0)
        assert broken.session.error == "Your g_gradient failed: ZeroDivisionError: division by zero"

    def test_arrows_are_in_proportion_until_they_are_too_long(self):
        gradients = np.array([[0.0, 0.0], [0.6, -0.8], [0.0, 2.0], [300.0, 0.0]])
        lengths = np.linalg.norm(lab_picture._shortened(gradients), axis=1)
        np.testing.assert_allclose(lengths / lengths.max(), [0, 0.5, 1, 1])


def explorer_state(**changes):
    return State(**state_after(**changes))


class TestJudge:
    def test_equal_densities_are_worth_minus_2_log_2(self):
        found = judge.compute(0.0, 1.0, "one bump", 0.0)
        np.testing.assert_allclose(found.best, 0.5)
        assert found.js == pytest.approx(0, abs=1e-12)
        assert found.value == pytest.approx(-1.386, abs=5e-4)
        assert all("1.386" in text for text in Texts.of("gan.judge", "en").replies.values())

    @given(mean=st.floats(-6, 6), spread=st.floats(0.4, 3), shape=st.sampled_from(judge.SHAPES))
    @settings(max_examples=30)
    def test_the_divergence_lies_between_0_and_log_2(self, mean, spread, shape):
        found = judge.compute(mean, spread, shape, 0.0)
        assert -1e-12 <= found.js <= np.log(2)
        assert found.p.sum() * judge.DX == pytest.approx(1, abs=1e-6)
        assert (found.best >= 0).all() and (found.best <= 1).all()

    @given(mean=st.floats(-6, 6), spread=st.floats(0.4, 3))
    @settings(max_examples=20)
    def test_no_other_judge_reaches_a_higher_value(self, mean, spread):
        found = judge.compute(mean, spread, "two bumps", 0.0)
        seen = (found.p > 1e-12) & (found.q > 1e-12)
        p, q = found.p[seen], found.q[seen]

        def value(d):
            return np.sum(p * np.log(d) + q * np.log(1 - d))

        wobble = 0.05 * np.sin(judge.GRID[seen])
        logit = np.log(found.best[seen]) - np.log1p(-found.best[seen])
        assert value(1 / (1 + np.exp(-logit - wobble))) <= value(p / (p + q))

    def test_a_judge_of_ones_own_is_drawn_and_valued(self):
        fair = explore("gan.judge", optimal_d=lambda p, q: p / (p + q + 1e-300))
        assert re.findall(r"-?[0-9.]+", fair.session.line) == re.findall(
            r"-?[0-9.]+", explore("gan.judge").session.line
        )
        lazy = judge.compute(2.0, 1.0, "one bump", 0.0, lambda p, q: np.full(p.shape, 0.5))
        assert lazy.value == pytest.approx(-2 * np.log(2))

    def test_the_place_looked_at_has_the_numbers_of_the_formula(self):
        p, q, best = judge.compute(2.0, 1.0, "one bump", 1.0).here
        assert best == pytest.approx(p / (p + q)) == pytest.approx(0.5)


class TestSaturation:
    def test_the_replies_tell_the_truth(self):
        good, saturating = saturation.compute(0.01, False).slopes
        assert good == pytest.approx(0.99) and saturating == pytest.approx(0.01)
        for judged, ratio in ((0.5, 1), (1 / 3, 2), (0.09, 10), (0.01, 99)):
            slopes = saturation.compute(judged, False).slopes
            assert slopes[0] / slopes[1] == pytest.approx(ratio, rel=0.02)

    @given(judged=st.floats(0.01, 0.99))
    def test_slopes_are_those_of_the_curves(self, judged):
        found = saturation.compute(judged, True)
        numeric = np.abs(np.gradient(saturation.CURVES, saturation.LOGITS, axis=1))
        for curve, slope in zip(numeric, found.slopes, strict=True):
            assert np.interp(found.logit, saturation.LOGITS, curve) == pytest.approx(slope, abs=2e-3)

    def test_a_gradient_of_ones_own_is_shown(self):
        def twice(logits, saturating):
            return np.full(logits.shape, -2.0 if saturating else -4.0)

        assert "has size 4.00" in explore("gan.saturation", g_gradient=twice).session.line


def flat(network, *sizes: int) -> Player:
    """A network of the reference as a player with its weights in one vector."""
    return Player(sizes, np.concatenate([param.ravel() for param in network.parameters()]))

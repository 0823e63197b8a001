"""Chapter 17: what the explorers show, the results they rest on, grid worlds and the open challenge."""

import numpy as np
import pytest

from dlcourse.chapters.frontiers.exercises import adaptive, matching
from dlcourse.chapters.frontiers.exercises import maml as maml_exercise
from dlcourse.chapters.frontiers.exercises import value_iteration as values
from dlcourse.chapters.frontiers.explorers import early_exit, embedding, grid_world, maml
from dlcourse.chapters.frontiers.results import adaptive as adaptive_results
from dlcourse.chapters.frontiers.results import train_adaptive
from dlcourse.experiments import grid_contest, grid_worlds

MAZE = {"gamma": 0.9, "slip": 0.1, "alpha": 0.3, "epsilon": 0.2, "row": 0, "column": 0}
PLANE = {"x": -2.0, "y": -1.5, "points": 2, "alpha": 0.3, "way": "full", "updates": 0, "task": 2}


class TestGridWorlds:
    def test_probabilities_add_up_and_walls_stop(self):
        world = grid_worlds.from_map(["S#", ".G"], slip=0.2)
        np.testing.assert_allclose(world.p.sum(axis=2), 1)
        right = world.p[world.start, 1]
        np.testing.assert_allclose(right, [0.9, 0, 0.1, 0])  # the wall, and aside: the border or down

    @pytest.mark.parametrize("lines", [["..", ".G"], ["S.", "."], ["S?"]])
    def test_a_map_that_is_none_is_refused(self, lines):
        with pytest.raises(ValueError, match="with one S, got"):
            grid_worlds.from_map(lines)

    def test_steps_follow_the_probabilities(self):
        world = grid_worlds.from_map(["S.", ".G"], slip=0.2)
        step = grid_worlds.step_in(world, np.random.default_rng(0))
        found = np.bincount([step(0, 1)[0] for _ in range(4000)], minlength=4) / 4000
        np.testing.assert_allclose(found, world.p[0, 1], atol=0.03)

    def test_from_every_drawn_start_the_goal_is_worth_going_to(self):
        for seed in range(20):
            world = grid_worlds.drawn(np.random.default_rng(seed), slip=0.0)
            tables = world.p, world.r, world.terminal
            v = values.value_iteration(*tables, 0.999, 1e-9)
            policy = values.action_values(v, *tables, 0.999).argmax(axis=1)
            path = grid_worlds.walk(world, policy, np.random.default_rng(0))
            assert world.entered[path[-1]] == grid_worlds.GOAL


class TestContest:
    def test_the_walker_goes_on_from_where_it_stands_and_the_budget_ends(self):
        places = []

        def learn(act, states, start, budget):
            places.extend(act(action % 4)[0] for action in range(budget))
            with pytest.raises(RuntimeError, match="budget of 2000 steps is spent"):
                act(0)
            return np.zeros(states, int)

        assert grid_contest.reward(learn, 0) <= 1
        assert len(places) == grid_contest.BUDGET

    def test_what_is_no_policy_is_refused(self):
        with pytest.raises(ValueError, match=r"42 actions from 0 to 3.*got an array of shape \(3,\)"):
            grid_contest.reward(lambda *args: np.zeros(3), 0)

    def test_its_worlds_are_those_of_no_cell(self):
        assert grid_contest.FIRST_SEED > 1000


class TestGridWorld:
    def test_many_sweeps_reach_the_values_of_value_iteration(self):
        found = grid_world.compute(**MAZE, method="sweeps", moment=40)
        world = found.world
        expected = values.value_iteration(world.p, world.r, world.terminal, 0.9, 1e-10)
        np.testing.assert_allclose(found.q.max(axis=1), expected, atol=1e-3)
        assert found.reached

    def test_an_own_look_ahead_is_used(self):
        def nothing(v, p, r, terminal, gamma):
            return np.zeros(r.shape)

        assert not grid_world.compute(**MAZE, method="sweeps", moment=3, action_values=nothing).q.any()

    def test_the_walker_learns_to_reach_the_goal(self):
        first, last = (grid_world.compute(**MAZE, method="learning", moment=n) for n in (0, 40))
        assert not first.q.any() and last.reached and len(last.walked) == 30


class TestMaml:
    def test_its_gradient_is_that_of_the_exercise(self):
        w, sets = np.array([0.4, -1.1]), maml.sets(3)
        for first_order in (False, True):
            expected = maml_exercise.maml_gradient(w, *sets, 0.3, first_order)
            np.testing.assert_allclose(maml.gradient(w, *sets, 0.3, first_order), expected)

    def test_training_the_start_makes_one_step_worth_more(self):
        before, after = (maml.compute(**{**PLANE, "updates": n}) for n in (0, 40))
        assert after.after < 0.6 * before.after
        assert after.after < after.before

    def test_an_own_gradient_is_used(self):
        def still(w, xs, ys, xq, yq, alpha, first_order=False):
            return 0 * w

        found = maml.compute(**{**PLANE, "updates": 9}, maml_gradient=still)
        np.testing.assert_array_equal(found.path[0], found.path[-1])


class TestEmbedding:
    def test_the_loss_is_that_of_the_exercise_and_the_push_its_slope(self):
        angles, step = embedding._trained(0.3, 1)[5], 1e-6
        vectors = [np.column_stack([np.cos(part), np.sin(part)]) for part in angles]
        found = embedding.looked_at(angles, 0.3)
        assert found.loss == pytest.approx(matching.info_nce(*vectors, 0.3))
        for place in ((0, 2), (1, 4)):
            ends = []
            for sign in (1, -1):
                moved = angles.copy()
                moved[place] += sign * step
                ends.append(embedding.looked_at(moved, 0.3).loss)
            assert -(ends[0] - ends[1]) / (2 * step) == pytest.approx(found.push[place], abs=1e-6)

    def test_a_low_temperature_leaves_one_push(self):
        def largest(temperature):
            p = embedding.compute(0, temperature, 1, 1).p * (1 - np.eye(6))
            return (p.max(axis=1) / p.sum(axis=1)).mean()

        assert largest(0.05) > 0.85 > 0.5 > largest(1.0)

    def test_training_brings_pairs_together(self):
        assert embedding.compute(60, 0.3, 1, 1).loss < 0.6 * embedding.compute(0, 0.3, 1, 1).loss


class TestEarlyExit:
    def test_it_shows_what_the_exercise_computes(self):
        found = adaptive_results.stored()
        labels, _, cost = adaptive.early_exit(found["probabilities"], found["costs"], 0.7)
        shown = early_exit.compute("exits", 0.7, 2, 1)
        np.testing.assert_array_equal(shown.labels, labels)
        assert shown.cost == pytest.approx(cost)
        weights = adaptive.route(found["scores"].astype(float), 2)
        mixed = np.einsum("ne,enk->nk", weights, found["logits"]).argmax(axis=1)
        assert np.mean(early_exit.compute("experts", 0.7, 2, 1).labels == mixed) > 0.999

    def test_the_quiz_tells_what_it_shows(self):
        key = adaptive.answers[2].key
        shown = early_exit.compute("exits", 0.7, 2, 1)
        assert key["q1"] == "b" and shown.parts[0] == pytest.approx(0.65, abs=0.02)
        assert key["q2"] == "a" and shown.right[0] == pytest.approx(0.95, abs=0.01)
        shares = [early_exit.compute("experts", 0.7, k, 1).accuracy for k in (1, 2, 3, 4)]
        assert key["q3"] == "c" and shares[1] == max(shares) > sorted(shares)[-2] + 0.01

    def test_the_reply_tells_what_it_shows(self):
        first, last = (early_exit.compute("exits", threshold, 2, 1).accuracy for threshold in (0.3, 1.0))
        assert first == pytest.approx(last - 0.05, abs=0.015)

    @pytest.mark.slow
    def test_a_short_training_goes_the_same_way(self):
        found = train_adaptive.run(epochs=2)
        right = (found["probabilities"].argmax(axis=2) == found["labels"]).mean(axis=1)
        assert 0.6 < right[0] < right[2]
        assert list(found["costs"]) == list(adaptive_results.stored()["costs"])

"""The explorers and the open challenge of chapter 15: they show the right numbers."""

import numpy as np
import pytest
from sklearn.metrics import average_precision_score, roc_auc_score

from dlcourse.chapters.workflow.exercises.costs import cheapest_threshold, mean_cost
from dlcourse.chapters.workflow.exercises.search import log_uniform
from dlcourse.chapters.workflow.explorers import board, drift, search, threshold
from dlcourse.experiments import drifting_stream

LAB = {"threshold": 0.6, "share": 0.2, "gap": 1.6, "miss": 4.0}
PROJECT = {"order": "test", "count": 5, "rows": 200, "spread": 0.0, "draw": 1}


def rows_of(**changes):
    state = {**LAB, **changes}
    positive, negative = threshold.scores(state["share"], state["gap"])
    return np.repeat([1, 0], [len(positive), len(negative)]), np.concatenate([positive, negative])


class TestThreshold:
    @pytest.mark.parametrize("share", [0.02, 0.2, 0.5])
    def test_costs_and_counts_are_those_of_the_exercise(self, share):
        actual, z = rows_of(share=share)
        found = threshold.compute(**{**LAB, "share": share})
        by_hand = [mean_cost(actual, z, t, 4.0, 1.0) for t in threshold.GRID]
        np.testing.assert_allclose(found.costs, by_hand)
        assert found.now == (np.sum(z[actual == 1] >= 0.6), np.sum(z[actual == 0] >= 0.6))
        assert sum(found.rows) == threshold.ROWS

    def test_rare_positives_leave_the_roc_curve_and_lower_the_other(self):
        (often, rare) = (rows_of(share=share) for share in (0.2, 0.02))
        assert roc_auc_score(*often) == pytest.approx(roc_auc_score(*rare), abs=0.01)
        assert average_precision_score(*rare) < average_precision_score(*often) - 0.2

    def test_a_dear_miss_moves_the_cheapest_threshold_down(self):
        dear, cheap = (threshold.compute(**{**LAB, "miss": miss}).cheapest for miss in (20.0, 4.0))
        assert dear < cheap - 0.5

    def test_a_search_of_ones_own_is_asked(self):
        found = threshold.compute(**LAB, cheapest=cheapest_threshold)
        actual, z = rows_of()
        assert mean_cost(actual, z, found.cheapest, 4.0, 1.0) <= found.costs.min()


class TestBoard:
    def test_the_best_of_fifty_is_reported_too_high_and_an_honest_test_is_not(self):
        found = {order: board.compute(**{**PROJECT, "order": order}) for order in board.ORDERS}
        assert 0.06 < found["test"].optimism < 0.08
        assert found["validation"].optimism == pytest.approx(found["test"].optimism)
        assert abs(found["honest"].optimism) < 0.01

    def test_one_candidate_is_reported_as_it_is(self):
        assert abs(board.compute(**{**PROJECT, "count": 0}).optimism) < 0.01

    def test_more_rows_help(self):
        few, many = (board.compute(**{**PROJECT, "rows": rows}).optimism for rows in (50, 1000))
        assert many < few / 3


class TestSearch:
    def test_at_random_is_better_where_one_setting_matters_alone(self):
        means = search.means_of(0.0)
        assert (means["random"] > means["grid"] + 0.05).all()

    def test_a_grid_tries_few_values_of_each_setting(self):
        found = search.compute("grid", 5, 0.0, 1)
        assert len(np.unique(found.settings[:, 0])) == 5 and len(found.settings) == 25

    def test_a_draw_of_ones_own_is_used(self):
        own = search.compute("random", 5, 0.0, 1, draw_log=log_uniform).settings[:, 0]
        assert own.min() >= 0 and own.max() <= 1 and own.std() > 0.15
        low = search.compute("random", 5, 0.0, 1, draw_log=lambda low, high, n, rng: np.full(n, 1e-3))
        np.testing.assert_allclose(low.settings[:, 0], 0.4)


class TestDrift:
    @pytest.mark.parametrize("kind", drift.KINDS)
    def test_nothing_happens_before_it_begins(self, kind):
        found = drift.compute(kind, 1.0, drift.BEGINS)
        assert found.index[: drift.BEGINS + 1].max() < drift.LIMIT / 3

    def test_the_monitor_of_inputs_rings_for_inputs_and_not_for_the_rule(self):
        inputs, rule = (drift.compute(kind, 0.8, 30) for kind in ("inputs", "rule"))
        assert inputs.index[20:].min() > drift.LIMIT > 2 * rule.index.max()
        assert rule.errors[20:].mean() > 2 * rule.errors[:10].mean()

    def test_the_index_is_zero_for_equal_shares_and_never_negative(self):
        equal = np.full(10, 0.1)
        assert drift.stability_index(equal, equal) == 0
        assert drift.stability_index(equal, np.roll([0.19, 0.01, *equal[2:]], 3)) > 0


class TestStream:
    def test_it_is_the_same_for_the_same_seed_and_frauds_are_rare(self):
        first, again = drifting_stream.make_stream(1), drifting_stream.make_stream(1)
        np.testing.assert_array_equal(first[30][0], again[30][0])
        assert 0.02 < np.mean([y.mean() for _, y in first]) < 0.1

    def test_what_is_known_comes_late(self):
        seen = []

        def decide(payments, known):
            seen.append(len(known))
            return np.zeros(len(payments))

        drifting_stream.cost(decide, 1)
        assert seen == list(range(12, 57))

    def test_never_and_always_cost_what_they_must(self):
        weeks = drifting_stream.make_stream(2)[15:]
        frauds = np.mean([y.mean() for _, y in weeks])
        never = drifting_stream.cost(lambda x, known: np.zeros(len(x)), 2)
        always = drifting_stream.cost(lambda x, known: np.ones(len(x)), 2)
        assert never == pytest.approx(20 * frauds)
        assert always == pytest.approx(1 - frauds)

    def test_another_shape_is_refused(self):
        with pytest.raises(ValueError, match="shape"):
            drifting_stream.cost(lambda x, known: np.zeros(3), 1)

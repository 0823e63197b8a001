"""The explorers and the open challenge of chapter 2: the numbers they show are the right ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.chapters.tensors.exercises.gaps import clip_outliers, impute
from dlcourse.chapters.tensors.exercises.standardizer import Standardizer
from dlcourse.chapters.tensors.explorers import bowl, broadcast, split_board
from dlcourse.experiments.messy_table import COLUMNS, NOISE, SEEDS, error, make_table, score
from dlcourse.exploring import InputError

shapes = st.lists(st.integers(0, 6), max_size=4).map(tuple)


@given(shapes, shapes)
def test_the_stepper_knows_the_rule_of_numpy(a, b):
    found = broadcast.compute(str(a), str(b), 0)
    try:
        expected = np.broadcast_shapes(a, b)
    except ValueError:
        expected = None
    assert found.shapes == (a, b)
    assert found.result == expected


@pytest.mark.parametrize("typed", ["2; 3", "a", "1.5", "-1, 2", "2,, 3", "1, 2, 3, 4, 5", "7"])
def test_what_is_no_small_shape_is_refused(typed):
    with pytest.raises(InputError):
        broadcast.compute(typed, "1", 0)


def test_a_rule_of_ones_own_is_asked():
    assert broadcast.compute("2, 3", "3", 0, rule=np.broadcast_shapes).own == "(2, 3)"
    assert broadcast.compute("2, 3", "2", 0, rule=np.broadcast_shapes).own == "ValueError"


def test_standardising_makes_the_ravine_a_bowl():
    ravine, round_one = (bowl.compute(10, scaled, 0.6, 10, 3.0, 3.0) for scaled in (False, True))
    assert ravine.needed > 100 > 10 > round_one.needed
    np.testing.assert_allclose(round_one.curvature, np.eye(2), atol=1e-12)


def test_the_path_is_gradient_descent():
    found = bowl.compute(4, False, 0.5, 1, 2.0, -3.0)
    start, rate = np.array([2.0, -3.0]), 0.5 / np.linalg.eigvalsh(found.curvature)[-1]
    np.testing.assert_allclose(found.path[1], start - rate * 2 * found.curvature @ start)
    np.testing.assert_allclose(
        found.losses, np.einsum("nj,jk,nk->n", found.path, found.curvature, found.path)
    )


def test_beyond_the_limit_gradient_descent_diverges():
    assert bowl.compute(5, False, 1.1, 1, 3.0, 3.0).needed is None


def test_a_scaler_of_ones_own_does_the_same():
    own, built_in = (
        bowl.compute(8, False, 0.6, 5, 3.0, 1.0, Standardizer),
        bowl.compute(8, True, 0.6, 5, 3.0, 1.0),
    )
    np.testing.assert_allclose(own.path, built_in.path)


def test_on_noise_only_a_selection_before_the_split_seems_to_learn():
    honest, scale_leaks, selection_leaks = (
        split_board.compute(k, 2000, 20, False, 1).mean for k in (0, 1, 2)
    )
    assert max(honest, scale_leaks) < 0.6
    assert selection_leaks > 0.85


def test_a_column_that_tells_the_class_is_found_honestly():
    without, with_it = (split_board.compute(0, 100, 5, signal, 1).mean for signal in (False, True))
    assert with_it > without + 0.1


def test_the_split_stands_where_it_was_put():
    orders = [split_board.compute(k, 100, 5, False, 1).order for k in (0, 1, 2)]
    assert [order.index("split") for order in orders] == [0, 1, 2]
    assert {frozenset(order) for order in orders} == {
        frozenset(("split", "scale", "select", "train", "test"))
    }


def _by_hand(train, new):
    """What the notebook's table lists last."""

    def widened(table):
        hour, kind = table[:, 5], table[:, 6].astype(int)
        return np.column_stack(
            [table[:, :5], np.eye(4)[kind], np.sin(np.pi * hour / 12), np.cos(np.pi * hour / 12)]
        )

    tables = [table.copy() for table in (train, new)]
    for table in tables:
        table[:, 3] = np.log(table[:, 3])
    return tuple(map(widened, clip_outliers(*impute(*tables))))


def test_preparing_the_messy_table_pays_but_never_beats_the_noise():
    raw, filled, prepared = map(
        score, (lambda *t: map(np.nan_to_num, t), lambda *t: clip_outliers(*impute(*t)), _by_hand)
    )
    assert (round(raw, 1), round(filled, 1), round(prepared, 1)) == (7.1, 5.1, 2.9)
    assert prepared > NOISE


def test_a_messy_table_is_the_same_for_the_same_seed_and_has_its_columns():
    first, again, other = make_table(1), make_table(1), make_table(2)
    np.testing.assert_array_equal(first[0], again[0])
    assert not np.array_equal(first[1], other[1])
    assert first[0].shape == (300, len(COLUMNS))
    assert 1 not in SEEDS


def test_what_a_preparation_may_not_do_is_said():
    with pytest.raises(ValueError, match="gaps"):
        error(lambda train, new: (train, new), 0)
    with pytest.raises(ValueError, match="do not fit"):
        error(lambda train, new: (np.zeros((300, 2)), np.zeros((300, 3))), 0)

"""Splits and batches: every example exactly once, its target beside it, in the promised proportion."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.data import batches, split, stratified_split

seeds = st.integers(0, 2**32 - 1)


def examples(count, kinds=3):
    """Inputs of two columns that carry their own number, and a target computed from it."""
    number = np.arange(count)
    return np.stack([number, -number], axis=1), number % kinds


@given(count=st.integers(2, 200), share=st.floats(0.01, 0.99), seed=seeds, stratified=st.booleans())
def test_a_split_keeps_every_example_once_with_its_target(count, share, seed, stratified):
    x, y = examples(count)
    if not 0 < round(count * share) < count:
        return
    divide = stratified_split if stratified else split
    x_train, y_train, x_test, y_test = divide(x, y, test=share, rng=np.random.default_rng(seed))
    assert len(x_test) == len(y_test) == round(count * share)
    assert sorted([*x_train[:, 0], *x_test[:, 0]]) == list(range(count))
    assert (x_train[:, 0] % 3 == y_train).all()
    assert (x_test[:, 0] % 3 == y_test).all()


@given(labels=st.lists(st.sampled_from("abcd"), min_size=4, max_size=120), seed=seeds)
def test_a_stratified_split_gives_each_class_its_share_up_to_one(labels, seed):
    y = np.array(labels)
    test = max(1, len(y) // 3)
    *_, y_test = stratified_split(np.arange(len(y)), y, test=test, rng=np.random.default_rng(seed))
    for label in set(labels):
        share = test * (y == label).sum() / len(y)
        assert abs((y_test == label).sum() - share) <= 1


@given(count=st.integers(1, 60), size=st.integers(1, 70), seed=st.none() | seeds)
def test_batches_go_through_every_example_once(count, size, seed):
    x, y = examples(count)
    rng = None if seed is None else np.random.default_rng(seed)
    pieces = list(batches(x, y, size, rng))
    assert [len(part) for part, _ in pieces][:-1] == [size] * (len(pieces) - 1)
    together = np.concatenate([part for part, _ in pieces])[:, 0]
    assert sorted(together) == list(range(count))
    assert all((part[:, 0] % 3 == targets).all() for part, targets in pieces)
    if rng is None:
        assert together.tolist() == list(range(count))


def test_each_pass_with_one_generator_has_another_order():
    x, y = examples(50)
    rng = np.random.default_rng(0)
    first, second = (np.concatenate([part for part, _ in batches(x, y, 8, rng)])[:, 0] for _ in range(2))
    assert first.tolist() != second.tolist()


def test_both_splits_depend_on_the_generator_alone_and_shuffle():
    x, y = examples(90)
    for divide in (split, stratified_split):
        one, same, other = (divide(x, y, test=0.2, rng=np.random.default_rng(seed))[0] for seed in (1, 1, 2))
        assert (one == same).all()
        assert (one != other).any()
        assert one[:, 0].tolist() != sorted(one[:, 0])


def test_the_arrays_handed_in_stay_as_they_are():
    x, y = examples(30)
    for divide in (split, stratified_split):
        divide(x, y, test=7, rng=np.random.default_rng(0))
    list(batches(x, y, 4, np.random.default_rng(0)))
    assert (x == examples(30)[0]).all()
    assert (y == examples(30)[1]).all()


@pytest.mark.parametrize("test", [0, 10, -1, 1.5, 0.001, 0.999, 11])
@pytest.mark.parametrize("divide", [split, stratified_split])
def test_a_part_without_examples_is_refused(divide, test):
    with pytest.raises(ValueError, match="both parts of 10"):
        divide(*examples(10), test=test, rng=np.random.default_rng(0))


@pytest.mark.parametrize("divide", [split, stratified_split])
def test_inputs_and_targets_of_different_length_are_refused(divide):
    with pytest.raises(ValueError, match="got 10 and 9 rows"):
        divide(np.zeros(10), np.zeros(9), test=0.5, rng=np.random.default_rng(0))


def test_batches_refuses_bad_input_before_the_first_batch():
    with pytest.raises(ValueError, match="got 10 and 9 rows"):
        batches(np.zeros(10), np.zeros(9), 3)
    with pytest.raises(ValueError, match="at least 1, got 0"):
        batches(*examples(10), 0)

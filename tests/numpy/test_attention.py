"""Attention in NumPy: central differences, masks, symmetries, and the geometry of positions."""

import numpy as np
import pytest
from gradcheck import assert_gradients
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse.numpy.attention_additive import additive_attention, additive_attention_backward
from dlcourse.numpy.attention_dot_product import attention, attention_backward
from dlcourse.numpy.attention_heads import (
    merge_heads,
    multi_head_attention,
    multi_head_attention_backward,
    split_heads,
)
from dlcourse.numpy.masks import causal_mask, padding_mask
from dlcourse.numpy.positional import positional_encoding

N, TQ, TK, D, DV = 2, 3, 4, 6, 5
MASKS = {
    "none": None,
    "some": np.array([[1, 0, 1, 1], [0, 1, 0, 0], [1, 1, 1, 1]], bool),
    "one blind query": np.array([[1, 0, 1, 1], [0, 0, 0, 0], [1, 1, 1, 1]], bool),
    "padding": padding_mask(np.array([4, 2]), TK),
}
each_mask = pytest.mark.parametrize("mask", MASKS.values(), ids=MASKS.keys())


def drawn(*shapes, seed=0):
    rng = np.random.default_rng(seed)
    return [rng.standard_normal(shape) for shape in shapes]


@each_mask
def test_backward_agrees_with_central_differences(mask):
    arrays = drawn((N, TQ, D), (N, TK, D), (N, TK, DV))
    assert_gradients(attention, attention_backward, *arrays, mask=mask)


@each_mask
def test_multi_head_backward_agrees_with_central_differences(mask):
    arrays = drawn((N, TQ, D), (N, TK, D), (N, TK, D), *[(D, D)] * 4)
    assert_gradients(multi_head_attention, multi_head_attention_backward, *arrays, num_heads=2, mask=mask)


@each_mask
def test_additive_backward_agrees_with_central_differences(mask):
    arrays = drawn((N, TQ, D), (N, TK, 2), (N, TK, DV), (D, 3), (2, 3), (3,))
    assert_gradients(additive_attention, additive_attention_backward, *arrays, mask=mask)


@each_mask
def test_weights_sum_to_one_or_to_zero_for_a_blind_query(mask):
    q, k, v = drawn((N, TQ, D), (N, TK, D), (N, TK, DV))
    out, cache = attention(q, k, v, mask=mask)
    seen = np.broadcast_to(True if mask is None else mask, (N, TQ, TK))
    np.testing.assert_allclose(cache.weights.sum(axis=-1), seen.any(axis=-1))
    assert (cache.weights[~seen] == 0).all()
    assert (out[~seen.any(axis=-1)] == 0).all()
    np.testing.assert_allclose(out, cache.weights @ v)


def test_scores_are_divided_by_the_root_of_the_width():
    q, k, v = np.full((1, 4), 3.0), np.eye(4)[:2] * 2, np.eye(2)
    k[1] = 0
    weight = 1 / (1 + np.exp(-3))  # the only score is 3 * 2 / sqrt(4)
    np.testing.assert_allclose(attention(q, k, v)[0], [[weight, 1 - weight]])


def test_large_scores_do_not_overflow():
    q, k, v = drawn((TQ, D), (TK, D), (TK, DV))
    with np.errstate(all="raise", under="ignore"):
        out, _ = attention(1e4 * q, 1e4 * k, v, mask=MASKS["one blind query"])
    assert np.isfinite(out).all()


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.permutations(range(TK)), st.permutations(range(TQ)))
def test_the_order_of_keys_is_nothing_and_the_order_of_queries_is_kept(keys, queries):
    q, k, v = drawn((N, TQ, D), (N, TK, D), (N, TK, DV))
    out, _ = attention(q, k, v)
    np.testing.assert_allclose(attention(q, k[:, keys], v[:, keys])[0], out, rtol=1e-12)
    np.testing.assert_allclose(attention(q[:, queries], k, v)[0], out[:, queries], rtol=1e-12)


def test_under_a_causal_mask_the_future_does_not_matter():
    (x,) = drawn((N, 5, D))
    changed = x.copy()
    changed[:, 3:] = 9
    (out, _), (other, _) = (attention(a, a, a, mask=causal_mask(5)) for a in (x, changed))
    np.testing.assert_allclose(out[:, :3], other[:, :3], rtol=1e-12)
    np.testing.assert_allclose(out[:, 0], x[:, 0])
    assert not np.allclose(out[:, 3:], other[:, 3:])


def test_padding_does_not_matter():
    q, k, v = drawn((N, TQ, D), (N, TK, D), (N, TK, DV))
    lengths = np.array([4, 2])
    out, _ = attention(q, k, v, mask=padding_mask(lengths, TK))
    for n, length in enumerate(lengths):
        np.testing.assert_allclose(out[n], attention(q[n], k[n, :length], v[n, :length])[0], rtol=1e-12)


def test_one_head_with_unit_projections_is_plain_attention():
    q, k, v = drawn((N, TQ, D), (N, TK, D), (N, TK, D))
    out, _ = multi_head_attention(q, k, v, *[np.eye(D)] * 4, num_heads=1)
    np.testing.assert_allclose(out, attention(q, k, v)[0], rtol=1e-12)


def test_a_head_only_sees_its_own_columns():
    q, k, v = drawn((N, TQ, D), (N, TK, D), (N, TK, D))
    out, cache = multi_head_attention(q, k, v, *[np.eye(D)] * 4, num_heads=3)
    for head in range(3):
        mine = slice(2 * head, 2 * head + 2)
        expected, alone = attention(q[..., mine], k[..., mine], v[..., mine])
        np.testing.assert_allclose(out[..., mine], expected, rtol=1e-12)
        np.testing.assert_allclose(cache.heads.weights[:, head], alone.weights, rtol=1e-12)


@given(st.integers(1, 3), st.integers(1, 4), st.integers(1, 4), st.integers(1, 3))
def test_merging_undoes_splitting(batch, length, heads, size):
    (x,) = drawn((batch, length, heads * size))
    pieces = split_heads(x, heads)
    assert pieces.shape == (batch, heads, length, size)
    np.testing.assert_array_equal(pieces[0, -1, 0], x[0, 0, -size:])
    np.testing.assert_array_equal(merge_heads(pieces), x)


def test_additive_attention_scores_every_pair_by_the_same_small_network():
    q, k, v, wq, wk, w = drawn((TQ, D), (TK, 2), (TK, DV), (D, 3), (2, 3), (3,))
    scores = np.array([[w @ np.tanh(wq.T @ q[i] + wk.T @ k[j]) for j in range(TK)] for i in range(TQ)])
    weights = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    out, cache = additive_attention(q, k, v, wq, wk, w)
    np.testing.assert_allclose(cache.weights, weights)
    np.testing.assert_allclose(out, weights @ v)


def test_a_causal_mask_has_its_diagonal():
    np.testing.assert_array_equal(causal_mask(3), [[1, 0, 0], [1, 1, 0], [1, 1, 1]])


def test_masks_combine():
    both = causal_mask(3) & padding_mask(np.array([2, 0]), 3)
    np.testing.assert_array_equal(both[0], [[1, 0, 0], [1, 1, 0], [1, 1, 0]])
    assert not both[1].any()


def test_positions_are_sine_and_cosine_side_by_side():
    encoding = positional_encoding(3, 5, base=100.0, dtype=np.float64)
    for t in range(3):
        angles = [t, t, t / 100 ** (2 / 5), t / 100 ** (2 / 5), t / 100 ** (4 / 5)]
        waves = [np.sin, np.cos, np.sin, np.cos, np.sin]
        np.testing.assert_allclose(encoding[t], [wave(a) for wave, a in zip(waves, angles, strict=True)])


@given(st.integers(0, 20), st.integers(0, 20))
def test_the_product_of_two_positions_depends_on_their_distance_only(t, distance):
    encoding = positional_encoding(50, 8, dtype=np.float64)
    shifted = encoding[t] @ encoding[t + distance]
    np.testing.assert_allclose(shifted, encoding[0] @ encoding[distance], atol=1e-10)

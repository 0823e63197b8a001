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
from dlcourse.numpy.layers import MultiHeadAttention
from dlcourse.numpy.masks import causal_mask, combine_masks, padding_mask
from dlcourse.numpy.positional import positional_encoding

N, TQ, TK, D, DV = 2, 3, 4, 6, 5
MASKS = {
    "none": None,
    "some": np.array([[1, 0, 1, 1], [0, 1, 0, 0], [1, 1, 1, 1]], bool),
    "one blind query": np.array([[1, 0, 1, 1], [0, 0, 0, 0], [1, 1, 1, 1]], bool),
    "padding": padding_mask(np.array([4, 2]), TK),
    "numbers": np.random.default_rng(1).normal(0, 3, (N, TQ, TK)),
    "numbers and a blind query": np.array([[0.5, -np.inf, 2, 0], [-np.inf] * 4, [0, -1, -np.inf, 3]]),
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
    mask = np.array(True) if mask is None else mask
    seen = np.broadcast_to(mask if mask.dtype == bool else mask > -np.inf, (N, TQ, TK))
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


@settings(max_examples=20, derandomize=True)
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
    both = combine_masks(causal_mask(3), padding_mask(np.array([2, 0]), 3))
    np.testing.assert_array_equal(both[0], [[1, 0, 0], [1, 1, 0], [1, 1, 0]])
    assert not both[1].any()


def test_numbers_and_booleans_combine_to_numbers():
    """ALiBi (Press, Smith and Lewis, 2022): a penalty that grows with the distance, under causality."""
    distance = np.arange(3) - np.arange(3)[:, None]
    bias = (0.5 * distance).astype(np.float32)
    for both in (combine_masks(causal_mask(3), bias), combine_masks(bias, causal_mask(3))):
        assert both.dtype == np.float32
        np.testing.assert_array_equal(both, [[0, -np.inf, -np.inf], [-0.5, 0, -np.inf], [-1, -0.5, 0]])
    np.testing.assert_array_equal(combine_masks(bias, bias[0]), bias + bias[0])


def test_numbers_are_added_to_the_scores():
    q, k, v = drawn((TQ, D), (TK, D), (TK, DV))
    bias = MASKS["numbers"][0]
    scores = q @ k.T / np.sqrt(D) + bias
    weights = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    out, cache = attention(q, k, v, mask=bias)
    np.testing.assert_allclose(cache.weights, weights)
    np.testing.assert_allclose(out, weights @ v)


def test_zero_and_minus_infinity_are_true_and_false():
    q, k, v = drawn((N, TQ, D), (N, TK, D), (N, TK, DV))
    for mask in (MASKS["one blind query"], MASKS["padding"]):
        out, _ = attention(q, k, v, mask=mask)
        np.testing.assert_array_equal(attention(q, k, v, mask=np.where(mask, 0.0, -np.inf))[0], out)


def test_each_head_may_have_a_mask_of_its_own():
    q, k, v = drawn((N, TQ, D), (N, TK, D), (N, TK, D))
    mask = np.random.default_rng(2).normal(0, 3, (N, 3, TQ, TK))
    _, cache = multi_head_attention(q, k, v, *[np.eye(D)] * 4, num_heads=3, mask=mask)
    for head in range(3):
        mine = slice(2 * head, 2 * head + 2)
        _, alone = attention(q[..., mine], k[..., mine], v[..., mine], mask=mask[:, head])
        np.testing.assert_allclose(cache.heads.weights[:, head], alone.weights, rtol=1e-12)


PAST_GRADIENTS = {
    "attention": (attention, attention_backward, [(N, TQ, D), (N, TK, D), (N, TK, DV)], (N,), {}),
    "heads": (
        multi_head_attention,
        multi_head_attention_backward,
        [(N, TQ, D), (N, TK, D), (N, TK, D), *[(D, D)] * 4],
        (N, 2),
        {"num_heads": 2},
    ),
}


@pytest.mark.parametrize(("forward", "backward", "shapes", "leading", "options"), PAST_GRADIENTS.values())
@pytest.mark.parametrize("masked", [False, True])
def test_backward_with_a_past_agrees_with_central_differences(
    forward, backward, shapes, leading, options, masked
):
    arrays = drawn(*shapes)
    widths = (D // 2, D // 2) if "num_heads" in options else (D, DV)
    past = tuple(drawn(*[(*leading, 2, width) for width in widths], seed=1))
    mask = causal_mask(TQ, past=3) if masked else None
    assert_gradients(forward, backward, *arrays, past=past, mask=mask, **options)


@pytest.mark.parametrize("pieces", [[1, 1, 1, 1, 1], [5], [2, 3], [3, 1, 1]])
def test_attention_piece_by_piece_is_causal_attention_of_the_whole(pieces):
    q, k, v = drawn((N, 5, D), (N, 5, D), (N, 5, DV))
    expected, whole = attention(q, k, v, mask=causal_mask(5))
    past, start = None, 0
    for size in pieces:
        new = np.s_[:, start : start + size]
        out, cache = attention(q[new], k[new], v[new], mask=causal_mask(size, past=start), past=past)
        np.testing.assert_allclose(out, expected[new], rtol=1e-12)
        np.testing.assert_allclose(cache.weights, whole.weights[new][..., : start + size], rtol=1e-12)
        past, start = (cache.k, cache.v), start + size


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("pieces", [[1] * 7, [4, 1, 1, 1], [7]])
def test_a_causal_layer_step_by_step_gives_what_it_gives_at_once(pieces, dtype):
    layer = MultiHeadAttention(6, 3, rng=np.random.default_rng(0), causal=True).astype(dtype)
    (x,) = drawn((N, 7, 6))
    x = x.astype(dtype)
    expected, past = layer(x), None
    for new in np.split(np.arange(7), np.cumsum(pieces)[:-1]):
        out, past = layer.step(x[:, new], past)
        np.testing.assert_allclose(out, expected[:, new], rtol=1e-4 if dtype == np.float32 else 1e-10)
    assert past[0].shape == past[1].shape == (N, 3, 7, 2)


def test_a_layer_that_sees_the_future_has_no_steps():
    layer = MultiHeadAttention(6, 3, rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="make the layer with causal=True"):
        layer.step(np.ones((1, 1, 6), np.float32))


@pytest.mark.parametrize("causal", [False, True])
def test_a_layer_takes_a_mask_beside_its_causality(causal):
    layer = MultiHeadAttention(6, 2, rng=np.random.default_rng(0), causal=causal).astype(np.float64)
    (x,) = drawn((N, 4, 6))
    padding = padding_mask(np.array([4, 2]), 4)
    np.testing.assert_allclose(layer(x, mask=padding)[1, :2], layer(x[1:, :2])[0], rtol=1e-12)
    bias = np.where(padding, 0.0, -np.inf)
    np.testing.assert_array_equal(layer(x, mask=bias), layer(x, mask=padding))


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

"""Attention: NumPy and PyTorch agree on values, gradients, dtypes and refusals."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_parity, assert_same_error, call, generators, layer, sizes


def draw_mask(draw, rng, shape):
    """No mask, or booleans or numbers of a broadcast form and, often, rows that may look at nothing."""
    kind = draw(st.sampled_from(["none", "full", "one row for all", "no batch axes", "only keys"]))
    if kind == "none":
        return {}
    drawn = {
        "full": shape,
        "one row for all": (*shape[:-2], 1, shape[-1]),
        "no batch axes": shape[-2:],
        "only keys": shape[-1:],
    }[kind]
    seen = rng.random(drawn) < draw(st.sampled_from([0.3, 0.7]))
    return {"mask": np.where(seen, rng.normal(0, 2, drawn), -np.inf) if draw(st.booleans()) else seen}


def draw_past(draw, rng, leading, *widths):
    """No past, or keys and values of some earlier tokens, perhaps of none yet; and how many there are."""
    tokens = draw(st.integers(0, 3))
    if not tokens and draw(st.booleans()):
        return {}, 0
    return {"past": tuple(rng.standard_normal((*leading, tokens, width)) for width in widths)}, tokens


@st.composite
def attention_calls(draw):
    leading, tq, tk = draw(st.lists(sizes, max_size=2)), draw(sizes), draw(sizes)
    d, dv, rng = draw(sizes), draw(sizes), draw(generators)
    q, k, v = (rng.standard_normal((*leading, *s)) for s in ((tq, d), (tk, d), (tk, dv)))
    past, earlier = draw_past(draw, rng, leading, d, dv)
    return call(q, k, v, **draw_mask(draw, rng, (*leading, tq, earlier + tk)), **past)


@st.composite
def multi_head_calls(draw):
    n, tq, tk, heads, size = (draw(st.integers(1, 4)) for _ in range(5))
    d, rng = heads * size, draw(generators)
    tokens = (rng.standard_normal((n, t, d)) for t in (tq, tk, tk))
    weights = (rng.standard_normal((d, d)) / np.sqrt(d) for _ in range(4))
    past, earlier = draw_past(draw, rng, (n, heads), size, size)
    axis_of_heads = draw(st.sampled_from([(), (1,), (heads,)]))
    mask = draw_mask(draw, rng, (n, *axis_of_heads, tq, earlier + tk))
    return call(*tokens, *weights, num_heads=heads, **mask, **past)


@st.composite
def additive_calls(draw):
    leading, tq, tk = draw(st.lists(sizes, max_size=2)), draw(sizes), draw(sizes)
    dq, dk, dv, a, rng = draw(sizes), draw(sizes), draw(sizes), draw(sizes), draw(generators)
    inputs = (rng.standard_normal((*leading, *s)) for s in ((tq, dq), (tk, dk), (tk, dv)))
    params = (0.5 * rng.standard_normal(s) for s in ((dq, a), (dk, a), (a,)))
    return call(*inputs, *params, **draw_mask(draw, rng, (*leading, tq, tk)))


@st.composite
def split_calls(draw):
    n, t, heads, size = (draw(sizes) for _ in range(4))
    return call(draw(generators).standard_normal((n, t, heads * size)), heads)


@st.composite
def merge_calls(draw):
    return call(draw(generators).standard_normal([draw(sizes) for _ in range(4)]))


@st.composite
def combination_calls(draw):
    """Two masks of booleans or numbers, of which one may lack or stretch axes."""
    n, t, rng = draw(sizes), draw(sizes), draw(generators)
    shapes = (n, t, t), draw(st.sampled_from([(n, t, t), (n, 1, t), (t, t), (t,)]))
    drawn = (draw_mask(draw, rng, shape).get("mask", rng.random(shape) < 0.5) for shape in shapes)
    return call(*draw(st.permutations(list(drawn))))


@st.composite
def padding_calls(draw):
    t, n, rng = draw(sizes), draw(sizes), draw(generators)
    return call(rng.integers(0, t + 1, n), t)


OPERATIONS = {
    "attention_dot_product.attention": attention_calls(),
    "attention_heads.multi_head_attention": multi_head_calls(),
    "attention_heads.split_heads": split_calls(),
    "attention_heads.merge_heads": merge_calls(),
    "attention_additive.additive_attention": additive_calls(),
    "masks.causal_mask": st.builds(call, sizes, past=st.integers(0, 3)),
    "masks.combine_masks": combination_calls(),
    "masks.padding_mask": padding_calls(),
    "positional.positional_encoding": st.builds(call, sizes, sizes, base=st.floats(2, 1e5)),
}
LAYERS = [
    layer("MultiHeadAttention", 6, 2, shape=(2, 5, 6)),
    layer("MultiHeadAttention", 6, 3, causal=True, shape=(1, 4, 6)),
]


@pytest.mark.parametrize("path", OPERATIONS)
def test_values_and_gradients(path):
    assert_parity(path, OPERATIONS[path], examples=40)


q, k, v, w = np.ones((2, 3, 4)), np.ones((2, 5, 4)), np.ones((2, 5, 6)), np.ones((4, 4))
mask, v4 = np.ones((3, 5), bool), np.ones((2, 5, 4))
REFUSED = [
    (
        "attention",
        call(q, k[:, :, :3], v),
        ValueError,
        "q has width 4 but k has width 3 (q (2, 3, 4), k (2, 5, 3))",
    ),
    ("attention", call(q, k, v[:, :4]), ValueError, "there are 5 keys but 4 values"),
    (
        "attention",
        call(q, k[:1], v),
        ValueError,
        "the axes before the last two must be equal (q (2, 3, 4), k (1,",
    ),
    ("attention", call(q[0, 0], k, v), ValueError, "q, k and v must have at least 2 axes, (T, d)"),
    (
        "attention",
        call(q, k, v, mask=mask[:2]),
        ValueError,
        "mask must broadcast to (2, 3, 5), got shape (2, 5)",
    ),
    ("attention", call(q, k, v, mask=mask[None, None]), ValueError, "got shape (1, 1, 3, 5)"),
    (
        "attention",
        call(q, k, v, mask=mask * 1),
        TypeError,
        "mask must hold booleans, True where a query may look, or float64 as q does, added to the scores",
    ),
    (
        "attention",
        call(q, k, v, mask=np.ones((3, 5), np.float32)),
        TypeError,
        "added to the scores, got float32",
    ),
    ("attention", call(q, k, v, mask=mask * np.nan), ValueError, "mask must hold numbers or -inf, got nan"),
    ("attention", call(q, k, v, mask=mask * np.inf), ValueError, "mask must hold numbers or -inf, got inf"),
    ("attention", call(q, k, v, past=(k,)), ValueError, "past must be (keys, values), got 1 entries"),
    (
        "attention",
        call(q, k, v, past=(k, k)),
        ValueError,
        "past values must have shape (2, 5, 6), got (2, 5, 4)",
    ),
    (
        "attention",
        call(q, k, v, past=(k[:, :2], v)),
        ValueError,
        "past values must have shape (2, 2, 6), got (2,",
    ),
    (
        "attention",
        call(q, k, v, past=(k[0], v)),
        ValueError,
        "past keys must have shape (2, 5, 4), got (5, 4)",
    ),
    (
        "attention",
        call(q, k, v, past=(k.astype(np.float32), v)),
        TypeError,
        "dtypes must be equal, got k float64, past keys float32, past values float64",
    ),
    (
        "attention",
        call(q, k, v, mask=mask, past=(k, v)),
        ValueError,
        "mask must broadcast to (2, 3, 10), got shape (3, 5)",
    ),
    (
        "multi_head_attention",
        call(q, k, v4, w, w, w, w, num_heads=2, past=(k, v4)),
        ValueError,
        "past keys must have shape (2, 2, 5, 2), got (2, 5, 4)",
    ),
    (
        "multi_head_attention",
        call(q, k, v4, w, w, w, w, num_heads=2, mask=np.ones((2, 3, 3, 5), bool)),
        ValueError,
        "mask must broadcast to (2, 2, 3, 5), got shape (2, 3, 3, 5)",
    ),
    ("attention", call(q > 0, k, v), TypeError, "q must hold floating-point numbers, got bool"),
    (
        "attention",
        call(q, k, v.astype(np.float32)),
        TypeError,
        "dtypes must be equal, got q float64, k float64, v",
    ),
    (
        "multi_head_attention",
        call(q, k, v4, w, w, w, w, num_heads=3),
        ValueError,
        "width 4 must be divisible by the",
    ),
    ("multi_head_attention", call(q, k, v4, w, w, w, w, num_heads=0), ValueError, "number of heads, got 0"),
    (
        "multi_head_attention",
        call(q, k, v, w, w, w, w, num_heads=2),
        ValueError,
        "v must have shape (2, 5, 4), got (2, 5",
    ),
    (
        "multi_head_attention",
        call(q, k, v4, w, w, w, w[:3], num_heads=2),
        ValueError,
        "wo must have shape (4, 4)",
    ),
    (
        "multi_head_attention",
        call(q[0], k[0], v4[0], w, w, w, w, num_heads=2),
        ValueError,
        "q must have 3 axes",
    ),
    (
        "additive_attention",
        call(q, k, v, w, w[:3], w[0]),
        ValueError,
        "wk must have shape (4, 4), got (3, 4)",
    ),
    ("additive_attention", call(q, k, v, w, w, w), ValueError, "w must have 1 axes, got shape (4, 4)"),
]


@pytest.mark.parametrize(("name", "bad", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(name, bad, error, text):
    (path,) = (path for path in OPERATIONS if path.endswith(f".{name}"))
    assert_same_error(path, bad, error, text)


REFUSED_NUMBERS = [
    ("masks.causal_mask", call(0), ValueError, "causal_mask: length must be at least 1, got 0"),
    (
        "masks.combine_masks",
        call(mask, mask[:2]),
        ValueError,
        "shapes must broadcast to each other, got first (3, 5), second (2, 5)",
    ),
    (
        "masks.combine_masks",
        call(mask, mask * 1),
        TypeError,
        "second must hold floating-point numbers, got int",
    ),
    (
        "masks.combine_masks",
        call(mask * 1.0, np.ones((3, 5), np.float32)),
        TypeError,
        "dtypes must be equal, got first float64, second float32",
    ),
    ("masks.causal_mask", call(2, past=-1), ValueError, "causal_mask: past must be at least 0, got -1"),
    (
        "masks.padding_mask",
        call(np.array([3, 6]), 5),
        ValueError,
        "lengths must lie in [0, 5], got values from 3 to 6",
    ),
    ("masks.padding_mask", call(np.array([3.0]), 5), TypeError, "lengths must hold integers, got float64"),
    (
        "masks.padding_mask",
        call(np.array([[3]]), 5),
        ValueError,
        "lengths must have 1 axes, got shape (1, 1)",
    ),
    ("positional.positional_encoding", call(0, 4), ValueError, "length must be at least 1, got 0"),
    ("positional.positional_encoding", call(4, 0), ValueError, "got width 0, base 10000.0"),
    (
        "positional.positional_encoding",
        call(4, 2, base=1.0),
        ValueError,
        "base above 1, got width 2, base 1.0",
    ),
    ("attention_heads.split_heads", call(q, 3), ValueError, "split_heads: width 4 must be divisible by"),
    (
        "attention_heads.merge_heads",
        call(q),
        ValueError,
        "merge_heads: x must have 4 axes, got shape (2, 3, 4)",
    ),
]


@pytest.mark.parametrize(("path", "bad", "error", "text"), REFUSED_NUMBERS)
def test_bad_numbers_are_refused_alike(path, bad, error, text):
    assert_same_error(path, bad, error, text)

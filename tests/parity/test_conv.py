"""Convolutions: NumPy and PyTorch agree on values, gradients, dtypes and refusals."""

import numpy as np
import pytest
from hypothesis import strategies as st
from parity import assert_parity, assert_same_error, call, generators, layer

small = st.integers(1, 3)
window_options = st.fixed_dictionaries(
    {}, optional={"stride": small, "padding": st.integers(0, 2), "dilation": st.integers(1, 2)}
)
pairs = st.one_of(small, st.tuples(small, small))


@st.composite
def image_sizes(draw, axes, size, options):
    """Sizes that the window fits with little to spare; the axes differ."""
    least = [options.get("dilation", 1) * (k - 1) + 1 - 2 * options.get("padding", 0) for k in size]
    return tuple(max(1, n) + draw(st.integers(0, 5)) for n in least[:axes])


@st.composite
def conv_calls(draw, axes):
    options, groups = draw(window_options), draw(st.integers(1, 2))
    size = [draw(small) for _ in range(axes)]
    image = draw(image_sizes(axes, size, options))
    n, channels, filters, rng = draw(small), draw(small), draw(small), draw(generators)
    return call(
        rng.standard_normal((n, channels * groups, *image)),
        rng.standard_normal((filters * groups, channels, *size)),
        rng.standard_normal(filters * groups),
        **options,
        groups=groups,
    )


@st.composite
def different_axes_calls(draw):
    """Options that differ between the vertical and the horizontal axis."""
    n, channels, filters, rng = draw(small), draw(small), draw(small), draw(generators)
    size = draw(small), draw(small)
    options = {"stride": draw(pairs), "padding": (draw(small), draw(small)), "dilation": draw(pairs)}
    x = rng.standard_normal((n, channels, draw(st.integers(5, 8)), draw(st.integers(5, 8))))
    return call(x, rng.standard_normal((filters, channels, *size)), rng.standard_normal(filters), **options)


@st.composite
def transposed_calls(draw):
    n, channels, filters, rng = draw(small), draw(small), draw(small), draw(generators)
    size, stride = (draw(st.integers(2, 4)), draw(st.integers(2, 4))), draw(st.integers(1, 3))
    return call(
        rng.standard_normal((n, channels, draw(st.integers(2, 4)), draw(st.integers(2, 4)))),
        rng.standard_normal((channels, filters, *size)),
        rng.standard_normal(filters),
        stride=stride,
        padding=draw(st.integers(0, 1)),
        output_padding=draw(st.integers(0, stride - 1)),
    )


@st.composite
def im2col_calls(draw):
    options, size = draw(window_options), (draw(small), draw(small))
    image = draw(image_sizes(2, size, options))
    return call(draw(generators).standard_normal((draw(small), draw(small), *image)), size, **options)


@st.composite
def col2im_calls(draw):
    n, channels, stride, padding = draw(small), draw(small), draw(small), draw(st.integers(0, 1))
    rows, columns = draw(small), draw(small)
    size = draw(st.integers(2, 3)), draw(st.integers(2, 3))
    spare = draw(st.integers(0, stride - 1))
    image = tuple(
        (m - 1) * stride + k - 2 * padding + spare for m, k in zip((rows, columns), size, strict=True)
    )
    if min(image) < 1:
        image, padding = tuple(m + 2 * padding for m in image), 0
    shape = n, channels * size[0] * size[1], rows * columns
    return call(draw(generators).standard_normal(shape), image, size, stride=stride, padding=padding)


OPERATIONS = {
    "conv.conv2d": conv_calls(2),
    "conv.conv1d": conv_calls(1),
    "conv.conv_transpose2d": transposed_calls(),
    "conv.im2col": im2col_calls(),
    "conv.col2im": col2im_calls(),
}
LAYERS = [
    layer("Conv2d", 2, 3, 3, shape=(2, 2, 7, 6)),
    layer("Conv2d", 2, 3, (3, 2), stride=2, padding=(1, 0), shape=(3, 2, 7, 6)),
    layer("Conv2d", 4, 6, 3, dilation=2, groups=2, bias=False, shape=(1, 4, 7, 8)),
    layer("ConvTranspose2d", 3, 2, 3, shape=(2, 3, 4, 5)),
    layer("ConvTranspose2d", 3, 2, 3, stride=2, padding=1, output_padding=1, shape=(2, 3, 4, 5)),
]


@pytest.mark.parametrize("path", OPERATIONS)
def test_convolution(path):
    assert_parity(path, OPERATIONS[path], examples=40)


def test_options_that_differ_between_the_axes():
    assert_parity("conv.conv2d", different_axes_calls(), examples=40)


@pytest.mark.parametrize("images", [0, 1, 37])
def test_batches_of_several_blocks_and_of_none(images, monkeypatch):
    """The NumPy side works through a batch in blocks; here they hold a few images, and the last is short."""
    monkeypatch.setattr("dlcourse.numpy._unfold.BLOCK_BYTES", 5000)
    rng = np.random.default_rng(0)
    conv = call(
        rng.standard_normal((images, 2, 6, 5)), rng.standard_normal((3, 2, 3, 3)), rng.standard_normal(3)
    )
    transposed = call(rng.standard_normal((images, 3, 4, 3)), *conv.args[1:2], rng.standard_normal(2))
    assert_parity("conv.conv2d", st.just(conv), examples=1)
    assert_parity("conv.conv_transpose2d", st.just(transposed), examples=1)


x, w, b = np.ones((2, 3, 8, 8)), np.ones((5, 3, 3, 3)), np.ones(5)
fitting = {"x": x, "w": w, "b": b}
CONV_REFUSED = [
    (
        {"w": np.ones((5, 4, 3, 3))},
        "conv2d: x has 3 channels but w expects 4 (x (2, 3, 8, 8), w (5, 4, 3, 3))",
    ),
    ({"x": x[0]}, "conv2d: x must have 4 axes, got shape (3, 8, 8)"),
    ({"w": w[0]}, "conv2d: w must have 4 axes, got shape (3, 3, 3)"),
    ({"b": b[:4]}, "conv2d: b must have shape (5,), got (4,)"),
    ({"groups": 2}, "conv2d: groups must divide the 5 filters of w (5, 3, 3, 3), got 2"),
    ({"groups": 5}, "conv2d: x has 3 channels but w expects 15 (x (2, 3, 8, 8), w (5, 3, 3, 3), groups 5)"),
    ({"stride": 0}, "conv2d: stride must be an integer of at least 1, or 2 of them, got 0"),
    ({"padding": -1}, "conv2d: padding must be an integer of at least 0, or 2 of them, got -1"),
    ({"stride": 1.5}, "conv2d: stride must be an integer of at least 1, or 2 of them, got 1.5"),
    (
        {"dilation": (1, 1, 1)},
        "conv2d: dilation must be an integer of at least 1, or 2 of them, got (1, 1, 1)",
    ),
    (
        {"dilation": 4},
        "the window does not fit the image: image (8, 8), kernel_size (3, 3), stride (1, 1), padding",
    ),
]


@pytest.mark.parametrize(("changed", "text"), CONV_REFUSED)
def test_bad_input_of_conv2d_is_refused_alike(changed, text):
    arrays = [changed.get(name, array) for name, array in fitting.items()]
    options = {name: value for name, value in changed.items() if name not in fitting}
    assert_same_error("conv.conv2d", call(*arrays, **options), ValueError, text)


REFUSED = [
    ("conv2d", call(x.astype(int), w, b), TypeError, "x must hold floating-point numbers, got int64"),
    ("conv2d", call(x, w.astype(np.float32), b), TypeError, "got x float64, w float32, b float64"),
    ("conv1d", call(x, w, b), ValueError, "conv1d: x must have 3 axes, got shape (2, 3, 8, 8)"),
    ("conv1d", call(x[0], w[0, :, :2], b[:3]), ValueError, "conv1d: x has 8 channels but w expects 2"),
    ("conv_transpose2d", call(x, w, b[:3]), ValueError, "x has 3 channels but w expects 5"),
    ("conv_transpose2d", call(x, w[:3], b), ValueError, "b must have shape (3,), got (5,)"),
    (
        "conv_transpose2d",
        call(x, w[:3], b[:3], stride=2, output_padding=2),
        ValueError,
        "output_padding must be smaller than stride, got (2, 2) and (2, 2)",
    ),
    ("conv_transpose2d", call(x, w[:3], b[:3], padding=5), ValueError, "padding (5, 5) leaves nothing"),
    ("conv2d", call(x[:, :0], w[:, :0], b), ValueError, "conv2d: w is empty, shape (5, 0, 3, 3)"),
    ("im2col", call(x[:, :0], 3), ValueError, "im2col: x has no channels, shape (2, 0, 8, 8)"),
    ("col2im", call(x[0, :, :0], (3, 5), 2), ValueError, "must have shape (N, C·4, 8), got (3, 0, 8)"),
    ("im2col", call(x[0], 3), ValueError, "im2col: x must have 4 axes, got shape (3, 8, 8)"),
    ("im2col", call(x, 9), ValueError, "im2col: the window does not fit the image: image (8, 8)"),
    ("col2im", call(x[0], (4, 4), 2), ValueError, "must have shape (N, C·4, 9), got (3, 8, 8)"),
]


@pytest.mark.parametrize(("name", "bad", "error", "text"), REFUSED)
def test_bad_input_is_refused_alike(name, bad, error, text):
    assert_same_error(f"conv.{name}", bad, error, text)

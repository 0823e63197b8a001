"""9.2 The residual block, forward and backward, from given layers."""

import numpy as np

from dlcourse.chapters.classic_cnns.exercises._residual_block_mistakes import (
    ByMasks,
    LayerByLayer,
    ResidualBlock,
    mistakes,
)
from dlcourse.checking import Case, Exercise, Function

# ---- cases


def _block(answer, w1, w2, w_skip, stride):
    return answer(w1, w2, w_skip, stride)


def forward(answer, x, w1, w2, w_skip, stride):
    return _block(answer, w1, w2, w_skip, stride).forward(x)


def there_and_back(answer, x, dout, w1, w2, w_skip, stride):
    """Gradient of the input, then those of the layers, in the order of the way back."""
    block = _block(answer, w1, w2, w_skip, stride)
    block.forward(x)
    dx = block.backward(dout)
    grads = [block.norm2.dgamma, block.norm2.dbeta, block.conv2.dw, block.norm1.dgamma, block.conv1.dw]
    return (dx, *grads) if w_skip is None else (dx, *grads, block.skip.dw)


def twice(answer, first, second, dout, w1, w2, w_skip, stride):
    """The way back belongs to the latest forward."""
    block = _block(answer, w1, w2, w_skip, stride)
    block.forward(first)
    out = block.forward(second)
    return out, block.backward(dout)


_MADE = "block = ResidualBlock(w1, w2, w_skip, stride)\n"
_FORWARD = f"{_MADE}block.forward(x)"
_BACK = (
    f"{_MADE}block.forward(x)\nblock.backward(dout), block.norm2.dgamma, ..., block.conv1.dw, block.skip.dw"
)
_TWICE = f"{_MADE}block.forward(first)\nblock.forward(second), block.backward(dout)"


def _arrays(rng, n, c, f, h, w, stride=1, project=None, dtype=np.float64):
    """x, dout, w1, w2, w_skip, stride."""
    out = (n, f, -(-h // stride), -(-w // stride))
    project = (c != f or stride > 1) if project is None else project
    shapes = [(n, c, h, w), out, (f, c, 3, 3), (f, f, 3, 3), (f, c, 1, 1)]
    x, dout, w1, w2, w_skip = (rng.normal(size=shape).astype(dtype) for shape in shapes)
    return x, dout, w1, w2, w_skip if project else None, stride


def _forward_case(name, arrays, weight=1.0):
    x, _, *weights = arrays
    return Case(name, (x, *weights), play=forward, typed=_FORWARD, weight=weight)


def _back_case(name, arrays, weight=1.0):
    return Case(name, arrays, play=there_and_back, typed=_BACK, weight=weight)


def _zero(arrays):
    x, dout, w1, w2, *rest = arrays
    return x, dout, w1, np.zeros_like(w2), *rest


def drawn(rng):
    x, *others = _arrays(rng, 2, 3, 3, 4, 5)
    return [
        _forward_case("same shape", _arrays(rng, 2, 3, 3, 5, 4), 2),
        _forward_case("zero weights", _zero(_arrays(rng, 3, 2, 2, 4, 3)), 0.3),
        _forward_case("half the size", _arrays(rng, 3, 2, 4, 6, 4, 2), 2),
        _forward_case("odd size", _arrays(rng, 2, 3, 3, 5, 7, 2)),
        _forward_case("from one channel", _arrays(rng, 2, 1, 3, 4, 4), 2),
        _forward_case("float32", _arrays(rng, 2, 2, 4, 4, 5, 2, dtype=np.float32)),
        _back_case("back, same shape", _arrays(rng, 2, 3, 3, 5, 4), 3),
        _back_case("back, half the size", _arrays(rng, 3, 2, 4, 5, 6, 2), 3),
        _back_case("back, one channel", _arrays(rng, 2, 1, 2, 4, 4), 2),
        _back_case("back, projection of equal shape", _arrays(rng, 2, 2, 2, 3, 4, project=True)),
        Case(
            "two batches",
            (rng.normal(size=x.shape), x, *others),
            play=twice,
            typed=_TWICE,
        ),
    ]


_SEEN = np.random.default_rng(92)
visible = [
    _forward_case("one channel", _arrays(_SEEN, 1, 1, 1, 2, 3)),
    _forward_case("projection", _arrays(_SEEN, 1, 1, 2, 2, 2, 2)),
    _back_case("way back", _arrays(_SEEN, 1, 1, 1, 2, 3)),
    _back_case("way back, projected", _arrays(_SEEN, 2, 1, 2, 2, 3)),
]
answer = Function("ResidualBlock", ResidualBlock, [ByMasks, LayerByLayer], mistakes, visible, drawn)
exercise = Exercise(number="9.2", points=14, answers=[answer])

"""Trains the small attentions that the explorer of the heads looks into, and writes ``heads.npz``.

Each reads eight symbols and writes at every place what the task asks for: the symbol of that place, the one
of the place mirrored, or both neighbours (the row is a ring). One layer of attention, then one linear layer:
nothing else could do the task. Run it with ``python -m dlcourse.chapters.attention.results.train_heads``; it
takes about ten seconds.
"""

from functools import cache
from pathlib import Path

import numpy as np

from dlcourse.numpy.attention_heads import MultiHeadCache, multi_head_attention, multi_head_attention_backward
from dlcourse.numpy.losses import cross_entropy, cross_entropy_backward
from dlcourse.numpy.optim import Adam
from dlcourse.numpy.positional import positional_encoding

SYMBOLS, LENGTH, WIDTH = 8, 8, 16
HEADS = (1, 2, 4)
TASKS = {
    "copy": lambda x: x[..., None],
    "reverse": lambda x: x[:, ::-1, None],
    "neighbours": lambda x: np.stack([np.roll(x, 1, axis=1), np.roll(x, -1, axis=1)], axis=-1),
}
"""By name, the symbols asked for at every place: sequences (N, T) to (N, T, how many)."""

NAMES = ("symbols", "wq", "wk", "wv", "wo", "readout")
RESULT = Path(__file__).with_name("heads.npz")
Weights = dict[str, np.ndarray]


def forward(x: np.ndarray, weights: Weights, heads: int) -> tuple[np.ndarray, np.ndarray, MultiHeadCache]:
    """Read sequences (N, T); return logits (N, T, how many, symbols), the output and its cache."""
    embedding = weights["symbols"]
    tokens = embedding[x] + positional_encoding(x.shape[1], WIDTH, dtype=embedding.dtype)
    projections = [weights[name] for name in ("wq", "wk", "wv", "wo")]
    out, attended = multi_head_attention(tokens, tokens, tokens, *projections, num_heads=heads)
    return (out @ weights["readout"]).reshape(*x.shape, -1, SYMBOLS), out, attended


def train(task: str, heads: int, updates: int = 600, samples: int = 32, seed: int = 0) -> Weights:
    """Train from fresh weights and return them, by ``NAMES``."""
    rng = np.random.default_rng(seed)
    asked = TASKS[task](np.zeros((1, LENGTH), int)).shape[-1]
    shapes = [(SYMBOLS, WIDTH), *[(WIDTH, WIDTH)] * 4, (WIDTH, asked * SYMBOLS)]
    weights = {name: rng.normal(0, 0.3, shape) for name, shape in zip(NAMES, shapes, strict=True)}
    optimizer = Adam(list(weights.values()), lr=0.02)
    for _ in range(updates):
        x = rng.integers(0, SYMBOLS, (samples, LENGTH))
        optimizer.step(_gradients(x, TASKS[task](x), weights, heads))
    return weights


def accuracy(task: str, weights: Weights, heads: int, samples: int = 500) -> float:
    """Part of the symbols written right, on sequences that were not trained on."""
    x = np.random.default_rng(99).integers(0, SYMBOLS, (samples, LENGTH))
    return float((forward(x, weights, heads)[0].argmax(axis=-1) == TASKS[task](x)).mean())


def _gradients(x: np.ndarray, target: np.ndarray, weights: Weights, heads: int) -> list[np.ndarray]:
    logits, out, attended = forward(x, weights, heads)
    _, cache = cross_entropy(logits.reshape(-1, SYMBOLS), target.reshape(-1))
    dlogits = cross_entropy_backward(1.0, cache).reshape(*x.shape, -1)
    dreadout = np.einsum("nti,ntj->ij", out, dlogits)
    dq, dk, dv, *dprojections = multi_head_attention_backward(dlogits @ weights["readout"].T, attended)
    dsymbols = np.zeros_like(weights["symbols"])
    np.add.at(dsymbols, x, dq + dk + dv)
    return [dsymbols, *dprojections, dreadout]


@cache
def stored() -> dict[tuple[str, int], Weights]:
    """The trained weights, by task and number of heads."""
    with np.load(RESULT) as file:
        return {
            (task, heads): {name: file[f"{task}-{heads}-{name}"] for name in NAMES}
            for task in TASKS
            for heads in HEADS
        }


if __name__ == "__main__":
    found: Weights = {}
    for task in TASKS:
        for heads in HEADS:
            trained = train(task, heads)
            print(f"{task}, {heads} heads: {accuracy(task, trained, heads):.1%}")
            found |= {f"{task}-{heads}-{name}": array.astype(np.float32) for name, array in trained.items()}
    np.savez_compressed(RESULT, **found)  # type: ignore[arg-type]

"""A stack of dense blocks before training: how large gradients are, and whether they agree."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

WIDTH, PAIRS, CLOSE, EPS = 32, 24, 0.1, 1e-5
STARTS = {"PyTorch's": 1.0, "He's": 6.0**0.5}
"""Weights are uniform between plus and minus this, divided by the root of the width."""


@dataclass(frozen=True)
class Stack:
    """What goes through the blocks.

    Attributes:
        x: inputs (2 * PAIRS, WIDTH); the second half are near neighbours of the first.
        weights: a pair of matrices for each block.
        dout: the gradient at the end, the same for both of a pair.
    """

    x: np.ndarray
    weights: list[tuple[np.ndarray, np.ndarray]]
    dout: np.ndarray


@lru_cache(maxsize=64)
def stack(blocks: int, start: str, seed: int) -> Stack:
    """Draw one."""
    rng = np.random.default_rng(seed)
    limit = STARTS[start] / WIDTH**0.5
    drawn = rng.uniform(-limit, limit, (blocks, 2, WIDTH, WIDTH))
    weights = [(v, w) for v, w in drawn]
    x = np.maximum(rng.normal(size=(PAIRS, WIDTH)), 0)
    near = x + CLOSE * rng.normal(size=x.shape)
    dout = rng.normal(size=(PAIRS, WIDTH))
    return Stack(np.concatenate([x, near]), weights, np.concatenate([dout, dout]))


@lru_cache(maxsize=128)
def gradients(
    blocks: int, start: str, seed: int, shortcut: bool, normalised: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Go through the stack and back.

    Returns:
        For the input of every block, first block first: the mean absolute gradient, and its agreement, the
        mean cosine between the gradients of the two samples of a pair.
    """
    drawn = stack(blocks, start, seed)
    h, kept = drawn.x, []
    for v, w in drawn.weights:
        inner = np.maximum(h @ v, 0)
        f, undo = _normalised(inner @ w) if normalised else (inner @ w, None)
        out = np.maximum(f + h if shortcut else f, 0)
        kept.append((inner, out, undo))
        h = out
    sizes, agreements, dh = [], [], drawn.dout
    for (v, w), (inner, out, undo) in zip(drawn.weights[::-1], kept[::-1], strict=True):
        dsum = dh * (out > 0)
        df = dsum if undo is None else _back(dsum, *undo)
        dh = ((df @ w.T) * (inner > 0)) @ v.T
        if shortcut:
            dh = dh + dsum
        sizes.append(np.abs(dh).mean())
        agreements.append(_cosine(dh[:PAIRS], dh[PAIRS:]))
    return np.array(sizes[::-1]), np.array(agreements[::-1])


def _normalised(f: np.ndarray) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Batch normalisation, and what its way back needs."""
    spread = np.sqrt(f.var(axis=0) + EPS)
    z = (f - f.mean(axis=0)) / spread
    return z, (z, spread)


def _back(dz: np.ndarray, z: np.ndarray, spread: np.ndarray) -> np.ndarray:
    return (dz - dz.mean(axis=0) - z * (dz * z).mean(axis=0)) / spread


def _cosine(a: np.ndarray, b: np.ndarray) -> float:
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    told = lengths > 0
    return float(((a * b).sum(axis=1)[told] / lengths[told]).mean()) if told.any() else 0.0

"""The chain of a trained machine, half-step by half-step, and what it would teach the machine."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np

from dlcourse.chapters.autoencoders_dbn.results.train_bars import (
    HIDDEN,
    SIDE,
    bars,
    log_partition,
    log_probability,
    stored,
)
from dlcourse.numpy.models import RBM
from dlcourse.numpy.rbm import free_energy, p_h, p_v

CHAINS, LAST = 8, 80
"""Chains side by side; half-steps of each."""

VISIBLE = SIDE * SIDE
Step = Callable[..., tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True)
class Course:
    """All chains from their start to the end.

    Attributes:
        v: visible states after each whole step, (41, 8, 16).
        h: hidden states drawn from them, (40, 8, 12).
        energy: free energy of the first chain after each whole step.
    """

    v: np.ndarray
    h: np.ndarray
    energy: np.ndarray


def draw_step(
    up: Callable[..., np.ndarray],
    down: Callable[..., np.ndarray],
    v: np.ndarray,
    w: np.ndarray,
    b_v: np.ndarray,
    b_h: np.ndarray,
    u_h: np.ndarray,
    u_v: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """A Gibbs step, called as exercise 12.6 asks for it."""
    h = (u_h < up(v, w, b_h)).astype(float)
    return (u_v < down(h, w, b_v)).astype(float), h


@lru_cache(maxsize=60)
def run(k: int, number: int, start: tuple[float, ...], seed: int, step: Step = draw_step) -> Course:
    """The chains of the machine of this moment of its training; an empty ``start`` means noise."""
    machine, rng = stored(k, number), np.random.default_rng(seed)
    noise = (rng.random((CHAINS, VISIBLE)) < 0.5).astype(float)
    v = np.tile(np.array(start), (CHAINS, 1)) if start else noise
    visible, hidden = [v], []
    for _ in range(LAST // 2):
        u_h, u_v = rng.random((CHAINS, HIDDEN)), rng.random((CHAINS, VISIBLE))
        v, h = step(p_h, p_v, v, *machine, u_h, u_v)
        visible.append(np.asarray(v, float))
        hidden.append(np.asarray(h, float))
    shown = np.array(visible)
    return Course(shown, np.array(hidden), free_energy(shown[:, 0], *machine))


@lru_cache(maxsize=200)
def contrast(k: int, number: int, steps: int) -> np.ndarray:
    """What CD with so many steps adds to the weights (16, 12), the mean over 20 chains from each picture."""
    machine, rng = stored(k, number), np.random.default_rng(0)
    data = np.tile(bars(), (20, 1))
    v, before = data, p_h(data, machine.w, machine.b_h)
    h = before
    for left in reversed(range(steps)):
        v = p_v((rng.random(h.shape) < h).astype(float), machine.w, machine.b_v)
        v = (rng.random(v.shape) < v).astype(float) if left else v
        h = p_h(v, machine.w, machine.b_h)
    return (data.T @ before - v.T @ h) / len(data)


@lru_cache(maxsize=60)
def slope(k: int, number: int) -> np.ndarray:
    """The exact slope of the mean of log p (16, 12), by summing over all states of the hidden units."""
    machine = stored(k, number)
    states = np.array(list(product((0.0, 1.0), repeat=HIDDEN)))
    turned = RBM(machine.w.T.copy(), machine.b_h, machine.b_v)
    p = np.exp(-free_energy(states, *turned) - log_partition(machine))
    on_dreams = p_v(states, machine.w, machine.b_v).T @ (p[:, None] * states)
    return bars().T @ p_h(bars(), machine.w, machine.b_h) / len(bars()) - on_dreams


@lru_cache(maxsize=60)
def quality(k: int, number: int) -> tuple[float, float]:
    """Mean of log p over the 30 pictures, and the probability of all of them together."""
    log_p = log_probability(bars(), stored(k, number))
    return float(log_p.mean()), float(np.exp(log_p).sum())

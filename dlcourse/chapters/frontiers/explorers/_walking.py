"""The maze of the first explorer, swept with its map or walked without one."""

from collections.abc import Callable
from functools import cache, lru_cache

import numpy as np

from dlcourse.experiments.grid_worlds import World, from_map, step_in

MAP = ("....G", ".#.#P", ".....", "S.#..")
MOMENTS, STEPS = 40, 50
"""Positions of the slider; steps of the walker from one to the next."""

Look = Callable[..., np.ndarray]


@cache
def world_of(slip: float) -> World:
    """The maze on a floor of this kind."""
    return from_map(MAP, slip)


def look_ahead(v: np.ndarray, p: np.ndarray, r: np.ndarray, terminal: np.ndarray, gamma: float) -> np.ndarray:
    """Action values (S, 4) by one look ahead."""
    return np.where(terminal[:, None], 0.0, r + gamma * (p @ np.where(terminal, 0.0, v)))


@lru_cache(maxsize=400)
def swept(slip: float, gamma: float, sweeps: int, look: Look) -> tuple[np.ndarray, np.ndarray]:
    """The values before the last sweep, and the action values after it."""
    world = world_of(slip)
    if sweeps == 0:
        return np.zeros(len(world.terminal)), np.zeros((len(world.terminal), 4))
    before = swept(slip, gamma, sweeps - 1, look)[1].max(axis=1)
    q = look(before.copy(), world.p.copy(), world.r.copy(), world.terminal.copy(), gamma)
    return before, np.asarray(q, float)


@lru_cache(maxsize=40)
def learned(slip: float, gamma: float, alpha: float, epsilon: float) -> tuple[np.ndarray, np.ndarray]:
    """The table after every ``STEPS`` steps, and all steps as pairs of states."""
    world, rng = world_of(slip), np.random.default_rng(1)
    step, table = step_in(world, rng), [[0.0] * 4 for _ in world.terminal]
    state, steps, tables = world.start, [], [np.zeros((len(world.terminal), 4))]
    chance, at_random = rng.random(MOMENTS * STEPS).tolist(), rng.integers(0, 4, MOMENTS * STEPS).tolist()
    for t, (luck, guess) in enumerate(zip(chance, at_random, strict=True), start=1):
        row = table[state]
        action = guess if luck < epsilon else row.index(max(row))
        there, reward, ended = step(state, action)
        row[action] += alpha * (reward + (0 if ended else gamma * max(table[there])) - row[action])
        steps.append((state, there))
        state = world.start if ended else there
        if t % STEPS == 0:
            tables.append(np.array(table))
    return np.array(tables), np.array(steps)


def reaches(q: np.ndarray) -> bool:
    """Whether the best actions lead from the start to the goal on a dry floor."""
    world, policy = world_of(0.0), q.argmax(axis=1)
    state = world.start
    for _ in range(len(policy)):
        state = int(world.p[state, policy[state]].argmax())
    return "".join(MAP)[state] == "G"

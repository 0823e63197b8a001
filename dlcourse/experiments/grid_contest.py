"""The open challenge of chapter 17: learn 100 grid worlds, each with a budget of steps."""

from collections.abc import Callable

import numpy as np

from dlcourse.experiments.grid_worlds import World, drawn, step_in, walk

WORLDS, BUDGET, WALKS = 100, 2000, 5
FIRST_SEED = 50_000
"""Seeds of worlds that no cell of the notebook shows."""

Learn = Callable[..., np.ndarray]


def reward(learn: Learn, seed: int) -> float:
    """The mean reward of five walks in one world, after ``learn`` has had its budget of steps there.

    Raises:
        ValueError: what comes back is not one action from 0 to 3 for each state.
    """
    world = drawn(np.random.default_rng(seed))
    policy = np.asarray(learn(_counted(world, seed), len(world.terminal), world.start, BUDGET))
    if policy.shape != world.terminal.shape or not np.isin(policy, range(4)).all():
        wanted = f"{len(world.terminal)} actions from 0 to 3, one for each state"
        raise ValueError(f"learn must return {wanted}, got an array of shape {policy.shape}")
    rng = np.random.default_rng((seed, 1))
    return float(np.mean([world.entered[walk(world, policy, rng)[1:]].sum() for _ in range(WALKS)]))


def _counted(world: World, seed: int) -> Callable[[int], tuple[int, float, bool]]:
    """A walker that begins at the start and again after each end, for as long as the budget lasts."""
    step, taken, here = step_in(world, np.random.default_rng((seed, 2))), 0, world.start

    def act(action: int) -> tuple[int, float, bool]:
        nonlocal taken, here
        taken += 1
        if taken > BUDGET:
            raise RuntimeError(f"the budget of {BUDGET} steps is spent: return the policy before")
        there, gained, ended = step(here, action)
        here = world.start if ended else there
        return there, gained, ended

    return act


def score(learn: Learn, worlds: int = WORLDS) -> float:
    """The mean reward over worlds that nobody has seen."""
    return float(np.mean([reward(learn, FIRST_SEED + number) for number in range(worlds)]))

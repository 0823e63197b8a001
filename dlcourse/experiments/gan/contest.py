"""Trains a GAN with a given configuration, always for the same number of updates, and measures it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.experiments.gan.players import Player, new_player, step_d, step_g
from dlcourse.experiments.gan.points import CENTRES, SPREAD, coverage, eight_gaussians, precision

UPDATES = 6000
"""Updates of both players together."""

SEEDS = (0, 1, 2)
"""A configuration is judged by what it reaches with the middle one of these."""

HIDDEN, BATCH, SAMPLES = 32, 64, 2000
RADIUS, SHARE = 4 * SPREAD, 0.02
_COMMON = {"d_steps": 1, "saturating": False}
_EXAMPLES = {
    "A": {**_COMMON, "noise": 64, "lr_d": 0.01, "lr_g": 0.005},
    "B": {**_COMMON, "noise": 2, "lr_d": 0.001, "lr_g": 0.001},
    "C": {**_COMMON, "noise": 2, "lr_d": 0.003, "lr_g": 0.003},
}
"""Games to look at. The notebook does not print them: some of them earn points in exercise 13.4."""

_played: dict[tuple[Any, int], "Outcome"] = {}
"""What was trained before, by configuration and seed."""

LIMITS = {"noise": (1, 64), "d_steps": (1, 10), "lr_d": (0, 1), "lr_g": (0, 1)}


@dataclass(frozen=True)
class Outcome:
    """What a trained generator makes.

    Attributes:
        samples: shape (2000, 2).
        modes: how many of the eight it covers.
        quality: share of the samples within four standard deviations of a mode.
    """

    samples: np.ndarray
    modes: int
    quality: float


@dataclass(frozen=True)
class Reached:
    """What a configuration usually reaches: the medians over ``SEEDS``.

    Attributes:
        modes: how many of the eight modes are covered.
        quality: share of the samples within four standard deviations of a mode.
        fewest: the modes with the worst of ``SEEDS``; a configuration that is a gamble shows it here.
    """

    modes: int
    quality: float
    fewest: int


def reached(config: Mapping[str, Any]) -> Reached:
    """Train with each of ``SEEDS``; the median of the modes and that of the quality, and the fewest modes.

    The game is chaotic: the last bit of a sum, which depends on the processor, changes a single outcome as
    much as another seed does. The median moves less.
    """
    outcomes = games(config, SEEDS)
    modes, qualities = ([getattr(outcome, name) for outcome in outcomes] for name in ("modes", "quality"))
    return Reached(int(np.median(modes)), float(np.median(qualities)), min(modes))


def train(config: Mapping[str, Any], seed: int) -> Outcome:
    """Train both players on the eight Gaussians; about a second, and at once when it was done before.

    Args:
        config: see ``require_trainable``.
        seed: of weights, data and noise.

    Raises:
        TypeError: noise or d_steps is not an integer, or saturating not a boolean.
        ValueError: a key is missing or unknown, or a value is out of its range.
    """
    return games(config, (seed,))[0]


def games(config: Mapping[str, Any], seeds: Sequence[int]) -> list[Outcome]:
    """What ``train`` gives with each seed, trained together, which takes less time than one by one."""
    require_trainable(config)
    settings = tuple(sorted(config.items()))
    new = [seed for seed in seeds if (settings, seed) not in _played]
    if new:
        _played.update(zip([(settings, seed) for seed in new], _play(new, **config), strict=True))
    return [_played[settings, seed] for seed in seeds]


def require_trainable(config: Mapping[str, Any]) -> None:
    """Refuse what ``train`` cannot train with.

    Args:
        config: the keys ``noise`` (features), ``d_steps`` (of the discriminator per step of the generator),
            ``lr_d``, ``lr_g`` (rates of Adam, which fall to zero in a straight line) and ``saturating``.

    Raises:
        TypeError: noise or d_steps is not an integer, or saturating not a boolean.
        ValueError: a key is missing or unknown, or a value is out of its range.
    """
    wanted = {*LIMITS, "saturating"}
    if set(config) != wanted:
        raise ValueError(f"train: expected the keys {sorted(wanted)}, got {sorted(config)}")
    for key, (low, high) in LIMITS.items():
        _check(key, config[key], low, high)
    if not isinstance(config["saturating"], bool):
        raise TypeError(f"train: saturating must be True or False, got {config['saturating']!r}")


def example(name: str) -> Outcome:
    """What came out of game ``"A"``, ``"B"`` or ``"C"``, each with a configuration of its own."""
    return train(_EXAMPLES[name], seed=1)


def _check(key: str, value: Any, low: float, high: float) -> None:
    kind = int if key in ("noise", "d_steps") else int | float
    if isinstance(value, bool) or not isinstance(value, kind):
        raise TypeError(f"train: {key} must be a number ({kind}), got {value!r}")
    if not low <= value <= high:
        raise ValueError(f"train: {key} must lie between {low} and {high}, got {value}")


def _play(
    seeds: Sequence[int], noise: int, d_steps: int, lr_d: float, lr_g: float, saturating: bool
) -> list[Outcome]:
    """One game per seed, all of them at once."""
    rngs = [np.random.default_rng(seed) for seed in seeds]
    generator = _side_by_side([new_player(rng, noise, HIDDEN, HIDDEN, 2) for rng in rngs])
    discriminator = _side_by_side([new_player(rng, 2, HIDDEN, HIDDEN, 1) for rng in rngs])

    def z(n: int = BATCH) -> np.ndarray:
        return np.stack([rng.standard_normal((n, noise), dtype=np.float32) for rng in rngs])

    def real() -> np.ndarray:
        return np.stack([eight_gaussians(BATCH, rng) for rng in rngs])

    rounds = UPDATES // (d_steps + 1)
    with np.errstate(all="ignore"):  # a game whose rates are too high may well end in infinite weights
        for done in range(rounds):
            left = 1 - done / rounds
            for _ in range(d_steps):
                step_d(generator, discriminator, real(), z(), left * lr_d)
            step_g(generator, discriminator, z(), left * lr_g, saturating)
        made, _ = generator.forward(z(SAMPLES))
        return [_measured(samples) for samples in made]


def _side_by_side(players: Sequence[Player]) -> Player:
    return Player(players[0].sizes, np.stack([player.params for player in players]))


def _measured(samples: np.ndarray) -> Outcome:
    return Outcome(samples, coverage(samples, CENTRES, RADIUS, SHARE), precision(samples, CENTRES, RADIUS))

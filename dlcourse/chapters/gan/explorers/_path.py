"""The course of a game: where both players stand after so many updates, for any setting.

A game is trained in slices. Each is computed once and kept, so that moving on by one costs one slice, and
going back costs nothing. What a slice draws follows from its number: the same setting gives the same game.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dlcourse.experiments.gan.players import Player, new_player, probability, step_d, step_g
from dlcourse.experiments.gan.points import DATA

SLICE = 100
"""Updates, of both players together."""

HIDDEN, BATCH = 32, 64
RATIOS = {"5:1": (5, 1), "2:1": (2, 1), "1:1": (1, 1), "1:2": (1, 2), "1:5": (1, 5)}
"""Steps of the discriminator and of the generator in one round."""


@dataclass(frozen=True)
class Setting:
    """Everything that decides how a game goes."""

    data: str
    ratio: str
    lr_d: float
    lr_g: float
    saturating: bool
    noise: int


@dataclass(frozen=True)
class Game:
    """Both players at one moment, and how the discriminator judged so far.

    Attributes:
        real: mean of D on real samples, after every slice and at the start.
        fake: mean of D on generated ones.
    """

    generator: Player
    discriminator: Player
    real: tuple[float, ...]
    fake: tuple[float, ...]


@lru_cache(maxsize=600)
def play(setting: Setting, slices: int, frozen: str = "nobody") -> Game:
    """The game after some slices; the last of them with one player frozen, if so wanted."""
    if slices == 0:
        rng = np.random.default_rng(0)
        generator = new_player(rng, setting.noise, HIDDEN, HIDDEN, 2)
        discriminator = new_player(rng, 2, HIDDEN, HIDDEN, 1)
        return _judged(setting, Game(generator, discriminator, (), ()), rng)
    before = play(setting, slices - 1)
    after = Game(before.generator.copy(), before.discriminator.copy(), before.real, before.fake)
    rng = np.random.default_rng([1, slices])
    for player in _turns(setting.ratio, frozen):
        move(setting, after, player, draw_noise(setting, BATCH, rng), DATA[setting.data](BATCH, rng))
    return _judged(setting, after, rng)


def draw_noise(setting: Setting, n: int, rng: np.random.Generator) -> np.ndarray:
    return rng.standard_normal((n, setting.noise), dtype=np.float32)


def move(setting: Setting, game: Game, player: str, z: np.ndarray, real: np.ndarray) -> None:
    """One step of one player, in place."""
    if player == "discriminator":
        step_d(game.generator, game.discriminator, real, z, setting.lr_d)
    else:
        step_g(game.generator, game.discriminator, z, setting.lr_g, setting.saturating)


def _turns(ratio: str, frozen: str) -> list[str]:
    """Who moves in each of the updates of a slice."""
    d, g = RATIOS[ratio]
    one_round = ["discriminator"] * d + ["generator"] * g
    moving = [player for player in one_round if player != frozen]
    return (moving * SLICE)[:SLICE]


def _judged(setting: Setting, game: Game, rng: np.random.Generator) -> Game:
    fake, _ = game.generator.forward(draw_noise(setting, 200, rng))
    means = [
        float(probability(game.discriminator.forward(points)[0]).mean())
        for points in (DATA[setting.data](200, rng), fake)
    ]
    return Game(game.generator, game.discriminator, (*game.real, means[0]), (*game.fake, means[1]))

"""E13.1 A GAN in the plane: both players, their gradients, and a round in slow motion."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from dlcourse.chapters.gan.explorers import _lab_picture
from dlcourse.chapters.gan.explorers._path import RATIOS, SLICE, Game, Setting, draw_noise, move, play
from dlcourse.experiments.gan.players import Player, probability, pull
from dlcourse.experiments.gan.points import CENTRES, DATA, SPREAD, coverage
from dlcourse.exploring import Choice, FigureExplorer, Slider, Toggle

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOMENTS = 6
WATCHED = 24
"""Noise vectors that are followed through a round in slow motion."""

RATES = ("0.001", "0.003", "0.01", "0.03", "0.1")
PLAYERS = ("nobody", "generator", "discriminator")
REACH = 3.2
SIDE = np.linspace(-REACH, REACH, 41, dtype=np.float32)
PLANE = np.stack(np.meshgrid(SIDE, SIDE), axis=-1).reshape(-1, 2)
_ALONG = np.linspace(-2, 2, 33, dtype=np.float32)
_LINES = np.linspace(-2, 2, 9, dtype=np.float32)


@dataclass(frozen=True)
class Lab:
    """What the picture shows.

    Attributes:
        updates: of both players together.
        moment: 0 is the overview, 1 to 6 the parts of one round.
        real: real samples, shape (200, 2).
        fake: generated ones, shape (300, 2).
        heat: D on the plane, as a square.
        heat_before: the same before D's step in slow motion.
        z: the noise vectors that are followed, shape (24, noise).
        watched: what G makes of them.
        moved: what it makes of them after its own step.
        arrows: where each of these samples is pulled to, as a direction with a length.
        grid: lines of a grid in the space of the noise, shape (lines, 33, noise).
        warped: what G makes of them.
        judged_real: mean of D on real samples over the game.
        judged_fake: mean of D on generated ones.
        modes: how many of the eight Gaussians are covered; None for other data.
    """

    updates: int
    moment: int
    frozen: str
    real: np.ndarray
    fake: np.ndarray
    heat: np.ndarray
    heat_before: np.ndarray
    z: np.ndarray
    watched: np.ndarray
    moved: np.ndarray
    arrows: np.ndarray
    grid: np.ndarray
    warped: np.ndarray
    judged_real: tuple[float, ...]
    judged_fake: tuple[float, ...]
    modes: int | None


def compute(
    slices: int,
    moment: int,
    frozen: str,
    data: str,
    ratio: str,
    lr_d: str,
    lr_g: str,
    saturating: bool,
    noise: int,
) -> Lab:
    setting = Setting(data, ratio, float(lr_d), float(lr_g), saturating, noise)
    game = play(setting, slices)
    if frozen != "nobody":
        game = play(setting, slices + 1, frozen)
    rng = np.random.default_rng(2)
    z, real = draw_noise(setting, 300, rng), DATA[data](200, rng)
    fake, _ = game.generator.forward(z)
    after_d, after_g = _one_round(setting, game, frozen, z[:WATCHED], real)
    judge = after_d.discriminator if moment >= 4 else game.discriminator
    grid = _grid(noise)
    return Lab(
        updates=slices * SLICE,
        moment=moment,
        frozen=frozen,
        real=real,
        fake=fake,
        heat=_heat(judge),
        heat_before=_heat(game.discriminator),
        z=z[:WATCHED],
        watched=fake[:WATCHED],
        moved=after_g.generator.forward(z[:WATCHED])[0],
        arrows=-pull(judge, fake[:WATCHED], saturating),
        grid=grid,
        warped=game.generator.forward(grid.reshape(-1, noise))[0].reshape(*grid.shape[:2], 2),
        judged_real=game.real,
        judged_fake=game.fake,
        modes=coverage(fake, CENTRES, 4 * SPREAD, 0.02) if data == "eight" else None,
    )


def _one_round(
    setting: Setting, game: Game, frozen: str, z: np.ndarray, real: np.ndarray
) -> tuple[Game, Game]:
    """The game after a step of D, and after a step of G on top of it; who is frozen does not move."""
    after_d = replace(game, discriminator=game.discriminator.copy())
    if frozen != "discriminator":
        move(setting, after_d, "discriminator", z, real)
    after_g = replace(after_d, generator=game.generator.copy())
    if frozen != "generator":
        move(setting, after_g, "generator", z, real)
    return after_d, after_g


def _heat(discriminator: Player) -> np.ndarray:
    return probability(discriminator.forward(PLANE)[0]).reshape(len(SIDE), len(SIDE))


def _grid(noise: int) -> np.ndarray:
    """Lines along the first two features of the noise, the others being 0; a single line if there is one."""
    if noise == 1:
        return _ALONG[None, :, None]
    first, second = np.meshgrid(_LINES, _ALONG, indexing="ij")
    lines = np.zeros((2 * len(_LINES), len(_ALONG), noise), np.float32)
    lines[: len(_LINES), :, 0], lines[: len(_LINES), :, 1] = first, second
    lines[len(_LINES) :, :, 0], lines[len(_LINES) :, :, 1] = second, first
    return lines


def draw(figure: "Figure") -> Callable[[Lab], None]:
    return _lab_picture.draw(figure, SIDE)


def describe(data: Lab, templates: Mapping[str, str]) -> str:
    real, fake = data.judged_real[-1], data.judged_fake[-1]
    state = templates["state"].format(updates=data.updates, real=f"{real:.2f}", fake=f"{fake:.2f}")
    modes = "" if data.modes is None else templates["modes"].format(modes=data.modes)
    return " ".join(filter(None, (state, modes, templates[data.frozen], templates[f"moment{data.moment}"])))


explorer = FigureExplorer(
    controls={
        "slices": Slider(0, 30, 1, 2),
        "moment": Slider(0, MOMENTS, 1, 0),
        "frozen": Choice(PLAYERS, "nobody"),
        "data": Choice(tuple(DATA), "eight"),
        "ratio": Choice(tuple(RATIOS), "1:1"),
        "lr_d": Choice(RATES, "0.01"),
        "lr_g": Choice(RATES, "0.01"),
        "saturating": Toggle(),
        "noise": Slider(1, 8, 1, 2),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    size=(8.2, 5.2),
)

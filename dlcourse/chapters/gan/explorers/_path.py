"""The course of a game: where both players stand after so many updates, for any setting.

A game is trained in slices. Each is computed once and kept, so that moving on by one costs one slice, and
going back costs nothing. What a slice draws follows from its number: the same setting gives the same game.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from dlcourse.experiments.gan.players import Player, Slope, new_player, probability, step_d, step_g
from dlcourse.experiments.gan.points import DATA, around, distance
from dlcourse.exploring import InputError

SLICE = 10
"""Updates, of both players together."""

HIDDEN, BATCH, JUDGED = 32, 64, 128
RATIOS = {"5:1": (5, 1), "2:1": (2, 1), "1:1": (1, 1), "1:2": (1, 2), "1:5": (1, 5)}
"""Steps of the discriminator and of the generator in one round."""

BOTH = "DG"
LEARNERS = (BOTH, "D", "G")
Course = tuple[tuple[int, str], ...]
"""From which update on who learns; before the first one both do."""

_DEPTH = 50


@dataclass(frozen=True)
class Setting:
    """Everything that decides how a game goes, but for who learns when.

    Attributes:
        places: of the student's own points, if ``data`` is "drawn".
        slope: the student's own gradient of the generator's loss.
    """

    data: str
    ratio: str
    lr_d: float
    lr_g: float
    saturating: bool
    noise: int
    places: tuple[tuple[float, ...], ...] = ()
    slope: Slope | None = None

    def real(self, n: int, rng: np.random.Generator) -> np.ndarray:
        """Real samples, shape (n, 2)."""
        return around(np.array(self.places), n, rng) if self.places else DATA[self.data](n, rng)


@dataclass(frozen=True)
class Game:
    """Both players at one moment, and how it went so far, after every slice and at the start.

    Attributes:
        real: mean of D on real samples.
        fake: mean of D on generated ones.
        apart: distance of real and generated samples.
    """

    generator: Player
    discriminator: Player
    real: tuple[float, ...] = ()
    fake: tuple[float, ...] = ()
    apart: tuple[float, ...] = ()


def play(setting: Setting, updates: int, course: Course = ()) -> Game:
    """The game after some updates."""
    for earlier in range(_DEPTH, updates // SLICE, _DEPTH):  # so that no call goes far down
        _after(setting, earlier, _until(course, earlier * SLICE))
    return _after(setting, updates // SLICE, _until(course, updates))


@lru_cache(maxsize=1000)
def _after(setting: Setting, slices: int, course: Course) -> Game:
    if slices == 0:
        rng = np.random.default_rng(0)
        generator = new_player(rng, setting.noise, HIDDEN, HIDDEN, 2)
        return _judged(setting, Game(generator, new_player(rng, 2, HIDDEN, HIDDEN, 1)), rng)
    start = (slices - 1) * SLICE
    before = _after(setting, slices - 1, _until(course, start))
    after = Game(before.generator.copy(), before.discriminator.copy(), before.real, before.fake, before.apart)
    rng = np.random.default_rng([1, slices])
    for player in turns(setting.ratio, learner(course, start), start):
        move(setting, after, player, draw_noise(setting, BATCH, rng), setting.real(BATCH, rng))
    return _judged(setting, after, rng)


def draw_noise(setting: Setting, n: int, rng: np.random.Generator) -> np.ndarray:
    return rng.standard_normal((n, setting.noise), dtype=np.float32)


def move(setting: Setting, game: Game, player: str, z: np.ndarray, real: np.ndarray) -> None:
    """One step of one player, in place."""
    if player == "D":
        step_d(game.generator, game.discriminator, real, z, setting.lr_d)
    else:
        step_g(game.generator, game.discriminator, z, setting.lr_g, setting.saturating, setting.slope)


def one_round(
    setting: Setting, game: Game, learns: str, z: np.ndarray, real: np.ndarray
) -> tuple[Game, Game]:
    """The game after a step of D, and after a step of G on top of it; who does not learn does not move."""
    after_d = replace(game, discriminator=game.discriminator.copy())
    if "D" in learns:
        move(setting, after_d, "D", z, real)
    after_g = replace(after_d, generator=game.generator.copy())
    if "G" in learns:
        move(setting, after_g, "G", z, real)
    return after_d, after_g


def turns(ratio: str, learning: str, start: int) -> list[str]:
    """Who moves in each of the updates of the slice that starts here."""
    d, g = RATIOS[ratio]
    one_round = "D" * d + "G" * g if learning == BOTH else learning
    return [one_round[number % len(one_round)] for number in range(start, start + SLICE)]


def _judged(setting: Setting, game: Game, rng: np.random.Generator) -> Game:
    real, (fake, _) = setting.real(JUDGED, rng), game.generator.forward(draw_noise(setting, JUDGED, rng))
    on_real, on_fake = (probability(game.discriminator.forward(points)[0]).mean() for points in (real, fake))
    return Game(
        game.generator,
        game.discriminator,
        (*game.real, float(on_real)),
        (*game.fake, float(on_fake)),
        (*game.apart, distance(real, fake)),
    )


def learner(course: Course, update: int) -> str:
    """Who learns from this update on."""
    return next((who for start, who in reversed(course) if start <= update), BOTH)


def _until(course: Course, update: int) -> Course:
    return tuple(each for each in course if each[0] < update)


def parsed(text: str) -> Course:
    """``200 D, 250 DG``: from update 200 on only D learns, from 250 on both do."""
    found = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        start, _, who = part.partition(" ")
        if not start.isdecimal() or who.strip() not in LEARNERS:
            raise InputError("course", "course", part=part)
        found.append((int(start) // SLICE * SLICE, who.strip()))
    return tuple(sorted(found, key=lambda each: each[0]))


def switched(text: str, update: int, who: str) -> str:
    """The course up to this update, where ``who`` takes over."""
    course = _until(parsed(text), update)
    if learner(course, update) != who:
        course = (*course, (update, who))
    return ", ".join(f"{start} {name}" for start, name in course)

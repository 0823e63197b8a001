"""E13.1 A GAN in the plane: both players, their gradients, and a round in slow motion."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from dlcourse.chapters.gan.explorers._lab_picture import ALONG, PLANE, SIDE, Lab, in_the_plane, lab_scene
from dlcourse.chapters.gan.explorers._path import (
    LEARNERS,
    RATIOS,
    SLICE,
    Setting,
    draw_noise,
    learner,
    one_round,
    parsed,
    play,
    switched,
)
from dlcourse.experiments.gan.players import Player, Slope, probability, pull
from dlcourse.experiments.gan.points import CENTRES, DATA, SPREAD, coverage
from dlcourse.exploring import (
    Choice,
    Entry,
    Explorer,
    InputError,
    Play,
    Press,
    Sketch,
    Slider,
    State,
    Toggle,
    Words,
)
from dlcourse.exploring.scene import Scene, fixed

MOMENTS, LAST = 6, 3000
WATCHED = 24
"""Noise vectors that are followed through a round in slow motion."""

RATES = ("0.001", "0.003", "0.01", "0.03", "0.1")
DRAWN, REACH_OF_PAD = "drawn", 2.8
LONGEST = 400
_LINES = np.linspace(-2, 2, 9, dtype=np.float32)
_TURNS = np.linspace(0.6, 4.6 * np.pi, 60)
SPIRAL = tuple(
    (round(0.5 + 0.028 * t * np.cos(t), 3), round(0.5 + 0.028 * t * np.sin(t), 3)) for t in _TURNS.tolist()
)


def compute(
    updates: int,
    learns: str,
    step_d: int,
    step_g: int,
    moment: int,
    z1: float,
    z2: float,
    noise: int,
    ratio: str,
    lr_d: str,
    lr_g: str,
    saturating: bool,
    course: str,
    drawn: tuple[tuple[float, ...], ...],
    data: str,
    g_gradient: Slope | None = None,
) -> Lab:
    places = _places(drawn) if data == DRAWN else ()
    setting = Setting(data, ratio, float(lr_d), float(lr_g), saturating, noise, places, g_gradient)
    game = play(setting, updates, parsed(course))
    rng = np.random.default_rng(2)
    z, real = draw_noise(setting, 300, rng), setting.real(200, rng)
    fake, followed = game.generator.forward(z)[0], z[:WATCHED]
    after_d, after_g = one_round(setting, game, learns, followed, real)
    judge = after_d.discriminator if moment >= 4 else game.discriminator
    heat = _heat(judge)
    earlier = play(setting, max(updates - SLICE, 0), parsed(course)).generator
    grid, probe = _grid(noise), np.array([[z1, z2, *[0.0] * 6][:noise]], np.float32)
    return Lab(
        real=real,
        fake=fake,
        heat=heat,
        heat_before=_heat(game.discriminator) if moment >= 4 else heat,
        z=followed,
        watched=fake[:WATCHED],
        judged=probability(judge.forward(fake[:WATCHED])[0])[:, 0],
        earlier=earlier.forward(followed)[0],
        moved=after_g.generator.forward(followed)[0],
        arrows=-pull(judge, fake[:WATCHED], saturating, g_gradient),
        grid=in_the_plane(grid),
        warped=game.generator.forward(grid.reshape(-1, noise))[0].reshape(*grid.shape[:2], 2),
        probe=in_the_plane(probe)[0],
        made=game.generator.forward(probe)[0][0],
        game=game,
        course=parsed(course),
        modes=coverage(fake, CENTRES, 4 * SPREAD, 0.02) if data == "eight" else None,
    )


def _places(drawn: tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
    if not drawn:
        raise InputError("drawn", "nothing_drawn")
    return tuple(tuple((2 * part - 1) * REACH_OF_PAD for part in point) for point in drawn)


def _heat(discriminator: Player) -> np.ndarray:
    return probability(discriminator.forward(PLANE)[0]).reshape(len(SIDE), len(SIDE))


def _grid(noise: int) -> np.ndarray:
    """Lines along the first two features of the noise, the others being 0; a single line if there is one."""
    if noise == 1:
        return ALONG[None, :, None]
    first, second = np.meshgrid(_LINES, ALONG, indexing="ij")
    lines = np.zeros((2 * len(_LINES), len(ALONG), noise), np.float32)
    lines[: len(_LINES), :, 0], lines[: len(_LINES), :, 1] = first, second
    lines[len(_LINES) :, :, 0], lines[len(_LINES) :, :, 1] = second, first
    return lines


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    """Who learns when is written down, so that going back in time shows the same game again."""
    if moved in ("step_d", "step_g"):
        end = min(before.updates + SLICE, LAST)
        alone = switched(state.course, before.updates, moved[-1].upper())
        return {"updates": end, "course": switched(alone, end, state.learns), moved: 0}
    if moved == "learns":
        return {"course": switched(state.course, state.updates, state.learns)}
    if moved in ("updates", "course"):
        return {"learns": learner(parsed(state.course), state.updates)}
    return {"data": DRAWN} if moved == "drawn" and state.drawn else {}


def disabled(state: State) -> Mapping[str, str]:
    found = {} if state.course else {"course": "nobody_frozen"}
    if state.noise == 1:
        found["z2"] = "one_feature"
    if state.updates == LAST or len(state.course) > LONGEST - 20:
        reason = "at_the_end" if state.updates == LAST else "course_full"
        found |= dict.fromkeys(("step_d", "step_g", "learns"), reason)
    return found


def draw(state: State, data: Lab, words: Words) -> Scene:
    return lab_scene(state, data, words)


def describe(state: State, data: Lab, words: Words) -> str:
    game = data.game
    said = {"updates": state.updates, "real": fixed(game.real[-1]), "fake": fixed(game.fake[-1])}
    parts = [
        words("state", **said, apart=fixed(game.apart[-1])),
        "" if data.modes is None else words("modes", modes=data.modes),
        words(f"learns_{state.learns}"),
        words(f"moment{state.moment}"),
    ]
    return " ".join(filter(None, parts))


explorer = Explorer(
    controls={
        "updates": Slider(0, LAST, SLICE, 200),
        "play": Play(("updates",), per_second=10),
        "learns": Choice(LEARNERS, LEARNERS[0]),
        "step_d": Press(),
        "step_g": Press(),
        "moment": Slider(0, MOMENTS, 1, 0),
        "slowly": Play(("moment", "updates"), per_second=1),
        "z1": Slider(-3.0, 3.0, 0.1, 1.0),
        "z2": Slider(-3.0, 3.0, 0.1, -0.5),
        "noise": Slider(1, 8, 1, 2),
        "ratio": Choice(tuple(RATIOS), "1:1"),
        "lr_d": Choice(RATES, "0.01"),
        "lr_g": Choice(RATES, "0.01"),
        "saturating": Toggle(),
        "course": Entry("", LONGEST),
        "drawn": Sketch(points=True, value=SPIRAL),
        "data": Choice((*DATA, DRAWN), "eight"),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"g_gradient": "a function (fake_logits, saturating) that returns the gradient of G's loss"},
    follow=follow,
    disabled=disabled,
    seen=lambda state, data: state.updates >= 2000,
)

"""E10.1 The cell state as a conveyor belt, and the gates along it."""

import functools
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from dlcourse.chapters.rnn_lstm.explorers._belt import Belt, belt_scene
from dlcourse.chapters.rnn_lstm.results.train_first_number import NAMES, READOUT, RESULT, STEPS, encode
from dlcourse.exploring import Choice, Entry, Explorer, InputError, Play, Slider, State, Words
from dlcourse.exploring.scene import Scene, fixed
from dlcourse.numpy.recurrent_lstm import lstm_step

LATER_NUMBERS = "-0.5 0.3 0.9 -0.8 0.1 -0.2 0.6"
"""What the trained network reads after the first number."""

_LATER = {  # f, i, o, g of every step after the first, which writes the first number
    "remember": (1.0, 0.0, 1.0, -0.5),
    "forget": (0.5, 0.0, 1.0, -0.5),
    "overwrite": (0.0, 1.0, 1.0, -0.5),
}
GATES = ("f", "i", "o", "g")


def compute(
    preset: str,
    time: int,
    f: float,
    i: float,
    o: float,
    g: float,
    first: float,
    numbers: str,
    step: Callable[..., Any] | None = None,
) -> Belt:
    chosen = np.array([f, i, o, g])
    if preset == "sliders":
        return _run(np.tile(chosen[:, None], STEPS), first)
    if preset == "learned":
        return _learned(np.array([first, *_parsed(numbers)]), {time: chosen}, step or _step)
    gates = _preset(preset, first)
    changed = not np.allclose(gates[:, time - 1], chosen)
    gates[:, time - 1] = chosen
    return _run(gates, 0.0, changed)


def _preset(preset: str, first: float) -> np.ndarray:
    return np.column_stack([(0.0, 1.0, 1.0, first), *[_LATER[preset]] * (STEPS - 1)])


def _run(gates: np.ndarray, start: float, changed: bool = False) -> Belt:
    c, h = [start], []
    for keep, write, show, candidate in gates.T:
        c.append(keep * c[-1] + write * candidate)
        h.append(show * np.tanh(c[-1]))
    return Belt(gates, np.array(c), np.array(h), changed)


@functools.cache
def weights() -> tuple[np.ndarray, ...]:
    """The trained network; see ``results/train_first_number.py``."""
    with np.load(RESULT) as stored:
        return tuple(stored[name] for name in NAMES)


def _step(*arguments: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return lstm_step(*arguments)[0]


def _learned(numbers: np.ndarray, given: Mapping[int, np.ndarray], step: Callable[..., Any]) -> Belt:
    """Run the trained network; at a step with gates that are not its own, those are used."""
    h, c = np.zeros((1, 1)), np.zeros((1, 1))
    gates, cells, shown, changed = [], [0.0], [], False
    for t, x in enumerate(encode(numbers[None]), 1):
        inner = lstm_step(x, h, c, *weights())[1]
        own = np.array([inner.f, inner.i, inner.o, inner.g])[:, 0, 0]
        here = given.get(t, own)
        if np.allclose(here, own, rtol=0, atol=1e-6):
            h, c = step(x, h, c, *weights())
        else:
            changed = True
            c = here[0] * c + here[1] * here[3]
            h = here[2] * np.tanh(c)
        gates.append(here)
        cells.append(float(c[0, 0]))
        shown.append(float(h[0, 0]))
    answer = float((h @ READOUT)[0, 0])
    return Belt(np.column_stack(gates), np.array(cells), np.array(shown), changed, answer)


def _parsed(numbers: str) -> list[float]:
    """The seven numbers typed by the student."""
    words = numbers.replace(",", " ").replace("−", "-").split()
    try:
        values = [float(word) for word in words]
    except ValueError:
        raise InputError("numbers", "not_numbers") from None
    if len(values) != STEPS - 1:
        raise InputError("numbers", "how_many", found=len(values))
    if not all(-1 <= value <= 1 for value in values):
        raise InputError("numbers", "too_large")
    return values


def follow(before: State, state: State, moved: str) -> Mapping[str, Any]:
    """The sliders show the gates that the step looked at has by itself, until they are moved."""
    if state.preset == "sliders" or moved in GATES:
        return {}
    is_changed = before.preset == state.preset and not _show_their_own(before)
    return {} if is_changed and moved in ("first", "numbers") else _own_gates(state)


def _own_gates(state: State) -> dict[str, float]:
    if state.preset == "learned":
        gates = _learned(np.array([state.first, *_parsed(state.numbers)]), {}, _step).gates
    else:
        gates = _preset(state.preset, state.first)
    return dict(zip(GATES, gates[:, state.time - 1].tolist(), strict=True))


def _show_their_own(state: State) -> bool:
    own = _own_gates(state)
    return all(abs(own[name] - getattr(state, name)) < 1e-6 for name in GATES)


def disabled(state: State) -> Mapping[str, str]:
    return {} if state.preset == "learned" else {"numbers": "learned_only"}


def draw(state: State, data: Belt, words: Words) -> Scene:
    return belt_scene(state, data, words, _life(data, words))


def describe(state: State, data: Belt, words: Words) -> str:
    said = {
        "preset": state.preset,
        "first": fixed(state.first),
        "answer": fixed(data.answer or 0),
        "start": fixed(data.c[0]),
        "end": fixed(data.c[-1]),
        "shown": fixed(data.h[-1]),
        "kept": f"{data.kept:.0%}",
        "half": _life(data, words),
    }
    sentence = words("belt" if data.answer is None else "learned", **said)
    return sentence + (" " + words("changed", step=state.time) if data.changed else "")


def _life(data: Belt, words: Words) -> str:
    if data.half_life > 1000:
        return words("endless")
    return words("none") if data.half_life < 1 else words("steps", number=f"{data.half_life:.1f}")


explorer = Explorer(
    controls={
        "preset": Choice(("sliders", *_LATER, "learned"), "sliders"),
        "time": Slider(1, STEPS, 1, 1),
        "play": Play(("time",), per_second=1.5),
        "f": Slider(0.0, 1.0, 0.01, 0.7),
        "i": Slider(0.0, 1.0, 0.05, 0.0),
        "o": Slider(0.0, 1.0, 0.05, 1.0),
        "g": Slider(-1.0, 1.0, 0.1, 0.5),
        "first": Slider(-1.0, 1.0, 0.1, 1.0),
        "numbers": Entry(LATER_NUMBERS, 60),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    own={"step": "a function (x, h, c, wx, wh, b) that returns (h, c)"},
    follow=follow,
    disabled=disabled,
    seen=lambda state, data: state.preset == "sliders" and abs(state.f - 0.9) < 0.05,
)

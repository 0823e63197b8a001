"""E12.4 Layer upon layer: what hidden units look for while first one machine learns, then the one on top."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from dlcourse.chapters.autoencoders_dbn.results.pictures import SIDE, digits
from dlcourse.chapters.autoencoders_dbn.results.train_stack import EPOCHS, SIZES, stored, tiles
from dlcourse.exploring import Explorer, Play, Slider, State, Words
from dlcourse.exploring.scene import Axis, Boxes, Heat, Line, Panel, Pick, Points, Rule, Scene, image, plain
from dlcourse.numpy.rbm import p_h, p_v

ACROSS, SHOWN = 8, 32
"""Units in a row of the mosaic, and in all of it."""

STAGES = tuple((layer, number) for layer in (1, 2) for number in range(len(EPOCHS)))
EXAMPLES = 12


@dataclass(frozen=True)
class Tower:
    """What the picture shows.

    Attributes:
        layer: the one in work, 1 or 2.
        epochs: how long it has learned.
        tiles: what its units look for, (32, 14, 14), each scaled by its largest weight.
        digit: a test digit (14, 14).
        rebuilt: what the tower makes of it, up and down again (14, 14).
        active: probability of each shown unit for this digit.
        reached: accuracies of layer 1, and of layer 2, as far as they have been trained.
        raw: that of the pixels.
    """

    layer: int
    epochs: int
    tiles: np.ndarray
    digit: np.ndarray
    rebuilt: np.ndarray
    active: np.ndarray
    reached: tuple[np.ndarray, np.ndarray]
    raw: float


def compute(stage: int, unit: int, digit: int, example: int) -> Tower:
    layer, number = STAGES[stage]
    found = stored()
    pixels = digits()[2][digits()[3] == digit][example - 1 : example]
    path = [(1, number)] if layer == 1 else [(1, len(EPOCHS) - 1), (2, number)]
    up = pixels
    for each, moment in path:
        up = p_h(up, found[f"w{each}"][moment], found[f"b_h{each}"][moment])
    down = up
    for each, moment in reversed(path):
        down = p_v(down, found[f"w{each}"][moment], found[f"b_v{each}"][moment])
    looked_for = tiles(layer, number)[:SHOWN]
    scaled = looked_for / np.abs(looked_for).max(axis=1, keepdims=True)
    return Tower(
        layer,
        EPOCHS[number],
        scaled.reshape(-1, SIDE, SIDE),
        pixels.reshape(SIDE, SIDE),
        down.reshape(SIDE, SIDE),
        up[0, :SHOWN],
        (
            found["accuracy1"][: number + 1] if layer == 1 else found["accuracy1"],
            found["accuracy2"][: number + 1] if layer == 2 else found["accuracy2"][:0],
        ),
        float(found["raw"]),
    )


def draw(state: State, data: Tower, words: Words) -> Scene:
    left = [_mosaic(state, data, words)]
    look: dict[str, Any] = {"height": 130, "least": 105}
    pictures = [
        image(data.digit, words("digit"), reach=(0, 1), **look),
        image(data.rebuilt, words("rebuilt"), reach=(0, 1), **look),
        _unit(data.tiles[state.unit - 1], words("unit", unit=state.unit), **look),
    ]
    return Scene([[left, [_accuracy(data, words)]], pictures])


def _unit(tile: np.ndarray, title: str, **look: Any) -> Panel:
    heat = Heat(tile, (0, SIDE), (0, SIDE), reach=(-1, 1), densest=1.0)
    return plain([heat], (0, SIDE), (SIDE, 0), title=title, square=True, frame="faint", **look)


def _mosaic(state: State, data: Tower, words: Words) -> Panel:
    rows = SHOWN // ACROSS
    grid = data.tiles.reshape(rows, ACROSS, SIDE, SIDE).swapaxes(1, 2).reshape(rows * SIDE, ACROSS * SIDE)
    ends = (0, ACROSS), (0, rows)
    places = np.arange(SHOWN)
    strokes = ["second" if unit == state.unit - 1 else "faint" for unit in places]
    boxes = Boxes(
        places % ACROSS,
        places // ACROSS,
        1,
        1,
        stroke=strokes,
        thick=1.5,
        tips=[words("tip", unit=u + 1, p=f"{p:.0%}") for u, p in enumerate(data.active.tolist())],
        acts=[Pick(unit=unit + 1) for unit in places.tolist()],
    )
    title = words("mosaic", layer=data.layer, shown=SHOWN, units=SIZES[data.layer - 1])
    heat = Heat(grid, *ends, reach=(-1, 1), densest=1.0)
    return plain([heat, boxes], ends[0], ends[1][::-1], title=title, square=True, height=250, least=300)


def _accuracy(data: Tower, words: Words) -> Panel:
    marks: list[Any] = [Rule(y=data.raw, dashed=True, colour="ink", tips=words("raw", raw=f"{data.raw:.1%}"))]
    for layer, colour in ((1, "first"), (2, "second")):
        values = data.reached[layer - 1]
        places = np.arange(len(values))
        tips = [
            words("reached", layer=layer, epochs=EPOCHS[i], accuracy=f"{v:.1%}") for i, v in enumerate(values)
        ]
        acts = [Pick(stage=STAGES.index((layer, i))) for i in places.tolist()]
        marks += [
            Line(places, values, colour, name=words("layer", layer=layer)),
            Points(places, values, colour, 9, tips=tips, acts=acts),
        ]
    x = Axis(
        -0.3, len(EPOCHS) - 0.7, words("epochs"), ticks=range(len(EPOCHS)), labels=list(map(str, EPOCHS))
    )
    title = words("accuracy", raw=f"{data.raw:.1%}")
    return Panel(marks, x, Axis(0.4, 0.8, ticks=(0.4, 0.5, 0.6, 0.7, 0.8)), title, height=190, least=240)


def describe(state: State, data: Tower, words: Words) -> str:
    return words(
        "said",
        layer=data.layer,
        epochs=data.epochs,
        accuracy=f"{data.reached[data.layer - 1][-1]:.1%}",
        raw=f"{data.raw:.1%}",
        unit=state.unit,
        p=f"{data.active[state.unit - 1]:.0%}",
    )


explorer = Explorer(
    controls={
        "stage": Slider(0, len(STAGES) - 1, 1, 0),
        "play": Play(("stage",), per_second=1),
        "unit": Slider(1, SHOWN, 1, 1),
        "digit": Slider(0, 9, 1, 3),
        "example": Slider(1, EXAMPLES, 1, 1),
    },
    compute=compute,
    draw=draw,
    describe=describe,
    seen=lambda state, data: data.layer == 1 and data.epochs == EPOCHS[-1],
)

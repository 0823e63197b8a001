"""E14.1 One network in six frameworks: a step of the training lights up in all of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from dlcourse.chapters.frameworks.explorers._listings import LISTINGS, NOTES, STEPS
from dlcourse.exploring import FigureExplorer, Slider, Toggle
from dlcourse.exploring.style import BLACK, BLUE, DPI, GREY, YELLOW

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.backend_bases import RendererBase
    from matplotlib.figure import Figure

_TITLES = {
    "layers": "the layers",
    "start": "the initial weights",
    "forward": "the forward pass",
    "loss": "the loss",
    "clear": "clearing old gradients",
    "backward": "the backward pass",
    "update": "the update",
    "predict": "a prediction",
}


_SIZE = (9.0, 6.4)
_CODE: dict[str, Any] = {"family": "DejaVu Sans Mono", "fontsize": 7.8}


@dataclass(frozen=True)
class Page:
    """Which lines are lit.

    Attributes:
        step: one of ``STEPS``.
        lit: for each framework, the places of its lit lines.
        shared: frameworks in which a lit line does other steps as well.
        note: what differs at this step.
        only: whether all other lines are hidden.
    """

    step: str
    lit: Mapping[str, tuple[int, ...]]
    shared: tuple[str, ...]
    note: str
    only: bool


def compute(step: int, only: bool) -> Page:
    name = STEPS[step - 1]
    lit = {
        framework: tuple(place for place, line in enumerate(lines) if name in line.steps)
        for framework, lines in LISTINGS.items()
    }
    shared = tuple(
        f for f, places in lit.items() if any(len(LISTINGS[f][place].steps) > 1 for place in places)
    )
    return Page(name, lit, shared, NOTES[name], only)


def draw(figure: "Figure") -> Callable[[Page], None]:
    figure.subplots().set_axis_off()
    figure.add_artist(_still(_page(titles=True)))
    lines_in_grey = _still(_page(titles=False))
    figure.add_artist(lines_in_grey)
    lit = {
        framework: [
            figure.text(x, y, line.code, **_CODE, fontweight="bold", color=BLACK, visible=False)
            for line, (x, y) in zip(lines, _places(framework), strict=True)
        ]
        for framework, lines in LISTINGS.items()
    }
    for texts in lit.values():
        for text in texts:
            text.set_bbox({"facecolor": YELLOW, "edgecolor": "none", "pad": 1.5})
    title = figure.text(0.01, 0.965, "", fontsize=12)
    note = figure.text(0.01, 0.015, "", fontsize=9.2)

    def update(page: Page) -> None:
        title.set_text(f"Step {STEPS.index(page.step) + 1} of {len(STEPS)}: {_TITLES[page.step]}")
        note.set_text(page.note)
        for framework, texts in lit.items():
            for place, text in enumerate(texts):
                text.set_visible(place in page.lit[framework])
        lines_in_grey.set_visible(not page.only)

    return update


def _still(pixels: np.ndarray) -> "Artist":
    """Pixels that are copied as they are; an image artist would scale them anew at every drawing."""
    from matplotlib.artist import Artist

    rows_from_below = np.ascontiguousarray(pixels[::-1])  # as the renderer counts them

    class Still(Artist):
        zorder = -1

        def draw(self, renderer: "RendererBase") -> None:
            if self.get_visible():
                renderer.draw_image(renderer.new_gc(), 0, 0, rows_from_below)

    return Still()


def _places(framework: str) -> list[tuple[float, float]]:
    """Where the lines of a listing begin, in parts of the figure: two columns, three rows."""
    row, column = divmod(list(LISTINGS).index(framework), 2)
    top = 0.895 - 0.305 * row
    return [(0.015 + 0.49 * column, top - 0.0275 * line) for line in range(len(LISTINGS[framework]))]


@cache
def _page(*, titles: bool) -> np.ndarray:
    """The names of the frameworks, or their lines in grey; drawn once, for text is slow to draw."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    page = Figure(figsize=_SIZE, dpi=DPI, facecolor="none")
    for framework, lines in LISTINGS.items():
        places = _places(framework)
        if titles:
            x, y = places[0]
            page.text(x, y + 0.032, framework, fontsize=10, fontweight="bold", color=BLUE)
            continue
        for line, (x, y) in zip(lines, places, strict=True):
            page.text(x, y, line.code, **_CODE, color=GREY)
    canvas = FigureCanvasAgg(page)
    canvas.draw()
    return np.array(canvas.buffer_rgba())


def describe(page: Page, templates: Mapping[str, str]) -> str:
    spoken = []
    for framework, places in page.lit.items():
        code = " ".join(LISTINGS[framework][place].code for place in places)
        spoken.append(f"{framework}: " + " ".join(code.replace("{", "").replace("}", "").split()))
    sentence = templates["step"].format(step=_TITLES[page.step].capitalize(), lines="; ".join(spoken))
    if page.shared:
        sentence += " " + templates["shared"].format(frameworks=", ".join(page.shared))
    return f"{sentence} {page.note}".strip()


explorer = FigureExplorer(
    controls={"step": Slider(1, len(STEPS), 1, 3), "only": Toggle(False)},
    compute=compute,
    draw=draw,
    describe=describe,
    size=_SIZE,
)

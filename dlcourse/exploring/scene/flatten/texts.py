"""Texts and graphs as shapes."""

from collections.abc import Iterator

import numpy as np

from dlcourse.exploring.scene.flatten.core import each, flatten
from dlcourse.exploring.scene.graph import graph_shapes
from dlcourse.exploring.scene.marks import Graph, Text
from dlcourse.exploring.scene.scale import Place
from dlcourse.exploring.scene.shapes import Shape, text_shape


@flatten.register
def _text(mark: Text, place: Place) -> Iterator[Shape]:
    x, y = np.atleast_1d(place.x(mark.x)).tolist(), np.atleast_1d(place.y(mark.y)).tolist()
    texts = each(mark.text, len(x))
    colours, tips, acts = (each(part, len(x)) for part in (mark.colour, mark.tips, mark.acts))
    for i, text in enumerate(texts):
        if text:
            yield text_shape(
                text,
                x[i] + mark.dx,
                y[i] + mark.dy,
                size=mark.size,
                fill=colours[i],
                anchor=mark.anchor,
                bold=mark.bold,
                mono=mark.mono,
                halo=mark.halo,
                tip=tips[i] or "",
                act=place.act(acts[i]),
            )


@flatten.register
def _graph(mark: Graph, place: Place) -> Iterator[Shape]:
    yield from graph_shapes(mark, place)

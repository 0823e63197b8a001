"""Draws a graph: boxes at the places that ``layers`` finds, curves between them, labels that do not touch."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dlcourse.exploring.scene.layers import Slot, arrange
from dlcourse.exploring.scene.marks import Edge, Graph, Node
from dlcourse.exploring.scene.measure import line_height, text_width
from dlcourse.exploring.scene.paths import arrow_head
from dlcourse.exploring.scene.scale import Place
from dlcourse.exploring.scene.shapes import Box, Shape, near, text_shape

Slots = dict[str | int, list[Slot]]
Points = list[tuple[float, float]]

_PAD_X, _PAD_Y = 8.0, 5.0
_LABEL = 11.5
_ROOM = 26.0  # for an arrow beside its label
_HEAD = 7.0
_CLOSE = 10.0


@dataclass(frozen=True)
class _Sizes:
    """How much room nodes and labels need."""

    nodes: dict[str, tuple[float, float]]
    label: float

    @classmethod
    def of(cls, graph: Graph, roomy: bool = True) -> "_Sizes":
        least = text_width(graph.longest_line, graph.size, bold=True) if roomy else 0.0
        nodes = {key: _node_size(node, graph.size, least) for key, node in graph.nodes.items()}
        labels = [graph.longest_label, *(edge.label for edge in graph.edges)]
        return cls(nodes, max(text_width(label, _LABEL) for label in labels))


def _node_size(node: Node, size: float, least: float) -> tuple[float, float]:
    lines = node.text.split("\n")
    width = max(least, *(text_width(line, size, bold=i == 0) for i, line in enumerate(lines)))
    return width + 2 * _PAD_X, len(lines) * line_height(size) + 2 * _PAD_Y


def _arranged(graph: Graph, width: float) -> tuple[Slots, bool, float, float]:
    """Slots of each layer, whether layers are columns, and the size of the whole."""
    sizes = _Sizes.of(graph)
    ends = tuple((edge.start, edge.end) for edge in graph.edges)
    across, total, breadth = arrange(tuple(sizes.nodes.items()), ends, sizes.label + _ROOM)
    if total <= width:
        return across, True, total, breadth
    labelled = tuple(i for i, edge in enumerate(graph.edges) if edge.label or graph.longest_label)
    line = line_height(_LABEL)
    for roomy, apart in ((True, sizes.label + 8), (True, _CLOSE), (False, _CLOSE)):
        chosen = _Sizes.of(graph, roomy).nodes.items()
        turned = tuple((key, (height, breadth)) for key, (breadth, height) in chosen)
        down, total, breadth = arrange(turned, ends, line + _ROOM, apart, labelled, line)
        if breadth <= width:
            break
    return down, False, total, breadth


def graph_height(graph: Graph, width: float) -> float:
    """The height a graph needs in a panel of this width."""
    _, columns, length, breadth = _arranged(graph, width)
    return breadth if columns else length


def graph_shapes(graph: Graph, place: Place) -> Iterator[Shape]:
    """Edges first, then labels and nodes on top of them."""
    slots, columns, length, breadth = _arranged(graph, place.box.width)
    if not slots:
        return
    stretch = place.box.width / length if columns else place.box.height / length
    shift = (place.box.height - breadth) / 2 if columns else (place.box.width - breadth) / 2
    transform = _Transform(place.box, columns, min(stretch, 1.6), max(shift, 0.0))
    labels = []
    for number, edge in enumerate(graph.edges):
        points = _route(slots, edge, graph, number, transform)
        yield from _edge_shapes(edge, points, columns)
        if edge.label:
            labels.append((edge, points))
    yield from _label_shapes(labels, [transform.box(slots[key][0]) for key in graph.nodes])
    for key, node in graph.nodes.items():
        yield from _node_shapes(node, transform.box(slots[key][0]), graph.size, place)


@dataclass(frozen=True)
class _Transform:
    """From layers (along) and places in them (across) to the picture."""

    inside: Box
    columns: bool
    stretch: float
    shift: float

    def point(self, along: float, across: float) -> tuple[float, float]:
        along, across = along * self.stretch, across + self.shift
        if self.columns:
            return self.inside.x + along, self.inside.y + across
        return self.inside.x + across, self.inside.y + along

    def box(self, slot: Slot) -> Box:
        x, y = self.point(slot.along, slot.across)
        width, height = (slot.depth, slot.breadth) if self.columns else (slot.breadth, slot.depth)
        return Box(x - width / 2, y - height / 2, width, height)


def _route(slots: Slots, edge: Edge, graph: Graph, number: int, to: _Transform) -> Points:
    """From the side of one box, past the boxes between, to the side of the other."""
    start, end = to.box(slots[edge.start][0]), to.box(slots[edge.end][0])
    out = _port(slots, graph, edge.start, number, leaving=True) * _extent(start, to.columns)
    into = _port(slots, graph, edge.end, number, leaving=False) * _extent(end, to.columns)
    between = [to.point(slot.along, slot.across) for slot in slots.get(number, [])]
    if to.columns:
        first = (start.right, start.y + start.height / 2 + out)
        last = (end.x, end.y + end.height / 2 + into)
    else:
        first = (start.x + start.width / 2 + out, start.bottom)
        last = (end.x + end.width / 2 + into, end.y)
    return [first, *between, last]


def _extent(box: Box, columns: bool) -> float:
    return 0.6 * (box.height if columns else box.width)


def _port(slots: Slots, graph: Graph, key: str, number: int, leaving: bool) -> float:
    """Where on a side an edge begins or ends, from -0.5 to 0.5: in the order of where they come from."""
    mine = [i for i, edge in enumerate(graph.edges) if (edge.start if leaving else edge.end) == key]
    mine.sort(key=lambda i: _beside(slots, graph.edges[i], i, leaving))
    return (mine.index(number) + 1) / (len(mine) + 1) - 0.5 if len(mine) > 1 else 0.0


def _beside(slots: Slots, edge: Edge, number: int, leaving: bool) -> float:
    """Where an edge is in the layer next to its start or to its end."""
    lanes = slots.get(number, []) or slots[edge.end if leaving else edge.start]
    return lanes[0 if leaving else -1].across


def _edge_shapes(edge: Edge, points: Points, flat: bool) -> Iterator[Shape]:
    if edge.back:
        points = points[::-1]
    (x0, y0), (x1, y1) = points[-2], points[-1]
    reach = _HEAD * 1.2
    before = (x1 - reach * (1 if x1 > x0 else -1), y1) if flat else (x1, y1 - reach * (1 if y1 > y0 else -1))
    _, head = arrow_head(*before, x1, y1, _HEAD)
    style = {"fill": "none", "stroke": edge.colour, "stroke-width": near(edge.width)}
    yield Shape("path", {"d": _curve([*points[:-1], before], flat), **style}, tip=edge.tip)
    yield Shape("path", {"d": head, "fill": edge.colour})


def _curve(points: Points, flat: bool) -> str:
    """Curves that leave and reach every point along the direction of the layers."""
    path = f"M{near(points[0][0])} {near(points[0][1])}"
    for (x0, y0), (x1, y1) in pairwise(points):
        mx, my = near((x0 + x1) / 2), near((y0 + y1) / 2)
        x0, y0, x1, y1 = map(near, (x0, y0, x1, y1))
        path += f"C{mx} {y0} {mx} {y1} {x1} {y1}" if flat else f"C{x0} {my} {x1} {my} {x1} {y1}"
    return path


def _label_shapes(labels: list[tuple[Edge, Points]], nodes: list[Box]) -> Iterator[Shape]:
    """Each in the middle of its first stretch, or as near to it as it touches neither label nor node."""
    taken = list(nodes)
    middles = [((p[0][0] + p[1][0]) / 2, (p[0][1] + p[1][1]) / 2, edge) for edge, p in labels]
    for x, y, edge in sorted(middles, key=lambda each: each[1]):
        width, height = text_width(edge.label, _LABEL) + 4, line_height(_LABEL)
        wanted = Box(x - width / 2, y - height / 2, width, height)
        box = next((at for at in _nearby(wanted) if not any(at.meets(other) for other in taken)), wanted)
        taken.append(box)
        middle = box.y + height / 2
        yield Shape("rect", _ground(box))
        yield text_shape(edge.label, x, middle, size=_LABEL, anchor="middle", halo=True, tip=edge.tip)


def _ground(box: Box) -> dict[str, float | str]:
    sides = {"x": near(box.x), "y": near(box.y), "width": near(box.width), "height": near(box.height)}
    return {**sides, "fill": "ground", "fill-opacity": 0.85}


def _nearby(box: Box) -> Iterator[Box]:
    for distance in range(0, 200, 2):
        yield box._replace(y=box.y + distance)
        yield box._replace(y=box.y - distance)


def _node_shapes(node: Node, box: Box, size: float, place: Place) -> Iterator[Shape]:
    act = place.act(node.act)
    attrs = {
        "x": near(box.x),
        "y": near(box.y),
        "width": near(box.width),
        "height": near(box.height),
        "rx": 6,
    }
    if node.fill != "ground":
        yield Shape("rect", attrs | {"fill": "ground"})
        attrs["fill-opacity"] = node.opacity
    style = {"fill": node.fill, "stroke": node.colour, "stroke-width": node.thick}
    yield Shape("rect", attrs | style, tip=node.tip, act=act, solid=True)
    for i, line in enumerate(node.text.split("\n")):
        y = box.y + _PAD_Y + (i + 0.5) * line_height(size)
        middle = box.x + box.width / 2
        yield text_shape(line, middle, y, size=size, anchor="middle", bold=i == 0, tip=node.tip, act=act)

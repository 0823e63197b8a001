"""Nodes of a graph in layers, so that no edge runs through a node (after K. Sugiyama and others, 1981)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_APART = 16.0
_THIN = 14.0
"""Breadth of the lane in which an edge passes a layer."""


@dataclass(frozen=True)
class Slot:
    """A place for a node, or for an edge that passes.

    Attributes:
        along: middle in the direction of the layers.
        across: middle in the layer.
        depth: extent in the direction of the layers.
        breadth: extent in the layer.
    """

    along: float
    across: float
    depth: float
    breadth: float


Lane = tuple[int, int]
"""The place of an edge, by its number, in a layer that it passes."""

Key = str | Lane
Ends = Sequence[tuple[str, str]]
Links = list[tuple[Key, Key]]
Sizes = tuple[tuple[str, tuple[float, float]], ...]


@lru_cache(64)  # most pictures differ from the one before in numbers only
def arrange(
    nodes: Sizes,
    edges: tuple[tuple[str, str], ...],
    gap: float,
    apart: float = _APART,
    labelled: tuple[int, ...] = (),
    line: float = 0.0,
) -> tuple[dict[str | int, list[Slot]], float, float]:
    """Find places for all nodes.

    Args:
        nodes: key, depth and breadth of each.
        edges: pairs of keys, without circles.
        gap: distance of two layers.
        apart: distance of two nodes of a layer.
        labelled: numbers of the edges that have a label in the gap where they begin.
        line: what each label but the first adds to that gap.

    Returns:
        One slot for each node, and for each edge (by its number) those of the layers it passes;
        the length along the layers; the breadth across.
    """
    sizes = dict(nodes)
    if not sizes:
        return {}, 1.0, 1.0
    level = _levels(list(sizes), edges)
    rows, links = _rows(list(sizes), edges, level)
    _sort(rows, links)
    breadths = {key: sizes[key][1] if isinstance(key, str) else _THIN for row in rows for key in row}
    across = _places(rows, links, breadths, apart)
    low = min(across[key] - breadths[key] / 2 for key in across)
    high = max(across[key] + breadths[key] / 2 for key in across)
    slots: dict[str | int, list[Slot]] = {}
    start = 0.0
    labels = Counter(level[edges[number][0]] for number in labelled)
    for number, row in enumerate(rows):
        depth = max(sizes[key][0] for key in row if isinstance(key, str))
        for key in row:
            owner, own = (key, sizes[key][0]) if isinstance(key, str) else (key[0], depth)
            slot = Slot(start + depth / 2, across[key] - low, own, breadths[key])
            slots.setdefault(owner, []).append(slot)
        start += depth + gap + line * max(0, labels[number] - 1)
    return slots, start - gap, high - low


def _levels(keys: list[str], edges: Ends) -> dict[str, int]:
    """The longest way from a leaf; leaves themselves stand one layer before their first use."""
    level = dict.fromkeys(keys, 0)
    for _ in keys:
        for start, end in edges:
            level[end] = max(level[end], level[start] + 1)
    fed = {end for _, end in edges}
    for key in keys:
        users = [level[end] for start, end in edges if start == key]
        if key not in fed and users:
            level[key] = min(users) - 1
    return level


def _rows(keys: list[str], edges: Ends, level: Mapping[str, int]) -> tuple[list[list[Key]], Links]:
    """What stands in each layer, lanes for the edges that pass it, and links between neighbours."""
    rows: list[list[Key]] = [[] for _ in range(max(level.values()) + 1)]
    for key in keys:
        rows[level[key]].append(key)
    links: Links = []
    for number, (start, end) in enumerate(edges):
        before: Key = start
        for between in range(level[start] + 1, level[end]):
            lane = (number, between)
            rows[between].append(lane)
            links.append((before, lane))
            before = lane
        links.append((before, end))
    return rows, links


def _sort(rows: list[list[Key]], links: Links) -> None:
    """Reorder each layer by the mean place of its neighbours, forwards and backwards."""
    for sweep in range(8):
        forwards = sweep % 2 == 0
        neighbours: dict[Key, list[Key]] = {}
        for start, end in links:
            neighbours.setdefault(end if forwards else start, []).append(start if forwards else end)
        place = {key: i - len(row) / 2 for row in rows for i, key in enumerate(row)}
        for row in rows if forwards else reversed(rows):
            mean = {k: _mean([place[n] for n in neighbours[k]]) if k in neighbours else place[k] for k in row}
            row.sort(key=mean.__getitem__)
            place |= {key: i - len(row) / 2 for i, key in enumerate(row)}


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)


def _places(
    rows: list[list[Key]], links: Links, breadths: Mapping[Key, float], apart: float
) -> dict[Key, float]:
    """Middles across: near the neighbours' mean, in order, with a distance."""
    near: dict[Key, list[Key]] = {}
    for start, end in links:
        near.setdefault(start, []).append(end)
        near.setdefault(end, []).append(start)
    place = dict.fromkeys(breadths, 0.0)
    for row in rows:
        _spread(row, dict.fromkeys(row, 0.0), place, breadths, apart)
    for sweep in range(12):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            wanted = {key: _mean([place[n] for n in near[key]]) if key in near else place[key] for key in row}
            _spread(row, wanted, place, breadths, apart)
    return place


def _spread(
    row: list[Key],
    wanted: Mapping[Key, float],
    place: dict[Key, float],
    breadths: Mapping[Key, float],
    apart: float,
) -> None:
    """Put a layer as near as possible to where its members want to be, without touching."""
    clusters: list[tuple[list[Key], float]] = []  # members and the wanted middle of the first
    for key in row:
        clusters.append(([key], wanted[key]))
        while len(clusters) > 1:
            (left, a), (right, b) = clusters[-2], clusters[-1]
            offset = _length(left + right[:1], breadths, apart)
            if a + offset <= b:
                break
            middle = (a * len(left) + (b - offset) * len(right)) / (len(left) + len(right))
            clusters[-2:] = [(left + right, middle)]
    for members, first in clusters:
        for count, key in enumerate(members, 1):
            place[key] = first + _length(members[:count], breadths, apart)


def _length(members: list[Key], breadths: Mapping[Key, float], apart: float) -> float:
    """From the middle of the first to the middle of the last."""
    return sum((breadths[a] + breadths[b]) / 2 + apart for a, b in pairwise(members))

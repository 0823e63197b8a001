"""The two passes over a graph, one step at a time."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dlcourse.chapters.backprop.explorers._graphs import LEAVES, Formula, Node, computed

Arrival = tuple[int, int]
"""A gradient that arrives: from which node, through which of its parents' places."""


@dataclass(frozen=True)
class Stage:
    """A graph after some steps: first every operation forwards, then a 1 at the end, then every one back.

    Attributes:
        nodes: the graph.
        values: of all nodes, whether reached or not; NaN where there is none.
        slopes: local slopes of each node.
        visited: nodes that have sent their gradient on, in this order.
        grads: what has arrived at each node so far; None: nothing.
        arrivals: what it was made of.
        step: how many steps were taken.
        forget: whether a gradient that arrives replaces the one that is there.
        measured: slopes of the result by the letters, measured by moving each a little.
        yours: gradients that the student's engine finds, by name; a text if it fails; None without one.
    """

    nodes: Formula
    values: tuple[float, ...]
    slopes: tuple[tuple[float, ...], ...]
    visited: tuple[int, ...]
    grads: tuple[float | None, ...]
    arrivals: tuple[tuple[Arrival, ...], ...]
    step: int
    forget: bool
    measured: Mapping[str, float]
    yours: Mapping[str, float] | str | None = None

    @property
    def turn(self) -> int:
        """The step at which the forward pass is finished."""
        return len(operations(self.nodes))

    @property
    def steps(self) -> int:
        """How many there are."""
        return last_step(self.nodes)

    @property
    def finished(self) -> bool:
        """Whether nothing is left to be done."""
        return self.step == self.steps

    @property
    def current(self) -> int | None:
        """The node that this step is about."""
        if self.visited:
            return self.visited[-1]
        if self.step > self.turn:
            return len(self.nodes) - 1
        return operations(self.nodes)[self.step - 1] if self.step else None

    @property
    def has_values(self) -> bool:
        """False where the formula divides by zero or grows beyond all numbers."""
        return all(map(math.isfinite, self.values))

    @property
    def letters(self) -> dict[str, float]:
        """What has arrived at a and b."""
        found = zip(self.nodes, self.grads, strict=True)
        return {node.name: grad for node, grad in found if node.name in LEAVES and grad is not None}

    def is_reached(self, index: int) -> bool:
        """Whether the forward pass has been at a node."""
        return not self.nodes[index].parents or index in operations(self.nodes)[: self.step]

    def wrong(self, grads: Mapping[str, float]) -> list[str]:
        """The letters whose gradient is another than the measured slope."""
        return [name for name, slope in self.measured.items() if not _is_close(grads.get(name, 0.0), slope)]


def _is_close(grad: float, slope: float) -> bool:
    return abs(grad - slope) <= 1e-3 * max(1.0, abs(slope))


def operations(nodes: Formula) -> list[int]:
    """Nodes that are computed, each after those it is made from."""
    return [index for index, node in enumerate(nodes) if node.parents]


def last_step(nodes: Formula) -> int:
    """How many steps both passes take."""
    return 2 * len(operations(nodes)) + 1


def forks(nodes: Formula) -> list[int]:
    """Nodes that are used more than once."""
    uses = [parent for node in nodes for parent in node.parents]
    return [index for index in range(len(nodes)) if uses.count(index) > 1]


def run(nodes: Formula, leaves: Mapping[str, float], step: int, forget: bool) -> Stage:
    """The first steps; with ``forget`` a gradient that arrives replaces the one that is there."""
    values, slopes = _forward(nodes, leaves)
    done = operations(nodes)
    back = step - len(done)
    visited = tuple(reversed(done))[: max(back - 1, 0)]
    grads, arrivals = _backward(nodes, slopes, visited, forget) if back > 0 else _nothing(nodes)
    measured = {name: _measured(nodes, leaves, name) for name in leaves if any(n.name == name for n in nodes)}
    return Stage(nodes, values, slopes, visited, grads, arrivals, step, forget, measured)


def _forward(
    nodes: Formula, leaves: Mapping[str, float]
) -> tuple[tuple[float, ...], tuple[tuple[float, ...], ...]]:
    values: list[float] = []
    slopes: list[tuple[float, ...]] = []
    for node in nodes:
        if node.parents:
            found = computed(node, [values[parent] for parent in node.parents])
            values.append(found.value)
            slopes.append(found.slopes)
        else:
            values.append(leaves[node.name] if node.name in leaves else float(node.name))
            slopes.append(())
    return tuple(values), tuple(slopes)


Gradients = tuple[tuple[float | None, ...], tuple[tuple[Arrival, ...], ...]]


def _nothing(nodes: Formula) -> Gradients:
    return (None,) * len(nodes), ((),) * len(nodes)


def _backward(
    nodes: Formula, slopes: tuple[tuple[float, ...], ...], visited: tuple[int, ...], forget: bool
) -> Gradients:
    grads: list[float | None] = [None] * len(nodes)
    arrivals: list[list[Arrival]] = [[] for _ in nodes]
    grads[-1] = 1.0
    for index in visited:
        upstream = grads[index]
        assert upstream is not None
        for which, parent in enumerate(nodes[index].parents):
            arriving = upstream * slopes[index][which]
            before = grads[parent]
            grads[parent] = arriving if forget or before is None else before + arriving
            arrivals[parent].append((index, which))
    return tuple(grads), tuple(map(tuple, arrivals))


def _measured(nodes: Formula, leaves: Mapping[str, float], name: str) -> float:
    """The slope of the result by one letter, from two values close by."""
    eps = 1e-5
    ends = [_forward(nodes, {**leaves, name: leaves[name] + move})[0][-1] for move in (-eps, eps)]
    return (ends[1] - ends[0]) / (2 * eps)


def by_engine(
    nodes: Formula, leaves: Mapping[str, float], value: Callable[..., Any]
) -> Mapping[str, float] | str:
    """Gradients of the letters by a student's ``Value``, which need only know +, ·, powers and tanh."""
    try:
        made: list[Any] = []
        for node in nodes:
            made.append(_by_engine(node, [made[parent] for parent in node.parents], leaves, value))
        made[-1].backward()
        return {n.name: float(v.grad) for n, v in zip(nodes, made, strict=True) if n.name in leaves}
    except Exception as error:  # whatever a student's class raises is shown to its author
        return f"{type(error).__name__}: {error}"


def _by_engine(node: Node, parts: list[Any], leaves: Mapping[str, float], value: Callable[..., Any]) -> Any:
    match node.operation:
        case "":
            return value(leaves[node.name] if node.name in leaves else float(node.name))
        case "+":
            return parts[0] + parts[1]
        case "·":
            return parts[0] * parts[1]
        case "−":
            return parts[0] + parts[1] * value(-1.0)
        case "/":
            return parts[0] * parts[1] ** -1
        case "power":
            return parts[0] ** node.exponent
        case "negative":
            return parts[0] * value(-1.0)
    return parts[0].tanh()

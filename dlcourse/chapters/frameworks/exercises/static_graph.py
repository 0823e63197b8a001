"""14.9 A static graph: first described, then run as often as you like, with gradients."""

from dlcourse.chapters.frameworks.exercises._static_graph_mistakes import mistakes
from dlcourse.chapters.frameworks.exercises._static_graphs import Asking, InOrder
from dlcourse.checking import Case, Exercise, Function

# ---- scripts: build a graph from a program, run it, and say which kind of error came


class Counted(float):
    """A number that counts how often it, or what was made from it, is added or multiplied."""

    operations = 0

    def _note(self, value):
        Counted.operations += 1
        return Counted(value)

    def __add__(self, other):
        return self._note(float(self) + float(other))

    def __mul__(self, other):
        return self._note(float(self) * float(other))

    __radd__, __rmul__ = __add__, __mul__


def runs(StaticGraph, program, fetch, *feeds):
    """The value of one node for several feeds, with one and the same graph."""
    graph = StaticGraph(program)
    return [float(graph.run(fetch, feed)) for feed in feeds]


def counts(StaticGraph, program, fetch, feed):
    """The value, and whether it took no more than two operations per node, as ``sum(parts)`` does."""
    graph = StaticGraph(program)
    Counted.operations = 0
    value = graph.run(fetch, {name: Counted(number) for name, number in feed.items()})
    return float(value), Counted.operations <= 2 * len(program)


def errors(StaticGraph, program, fetch, feed):
    """Which error comes when; merely stopping is no answer, so a sound program must give its value first."""
    sound = StaticGraph([("a", "placeholder"), ("b", "placeholder"), ("c", "add", "a", "b")])
    value = float(sound.run("c", {"a": 2.0, "b": 3.0}))
    if value != 5.0:
        return value
    moment = "built"
    try:
        graph = StaticGraph(program)
        moment = "run"
        return float(graph.run(fetch, feed))
    except Exception as error:
        known = [kind.__name__ for kind in (ValueError, KeyError) if isinstance(error, kind)]
        return f"when {moment}: {known[0] if known else type(error).__name__}"


def gradients(StaticGraph, program, fetch, feed):
    found = StaticGraph(program).gradients(fetch, feed)
    return {name: float(found[name]) for name in sorted(found)}


# ---- cases


_NEURON = [
    ("x", "placeholder"),
    ("w", "placeholder"),
    ("b", "constant", -1.0),
    ("product", "mul", "w", "x"),
    ("z", "add", "product", "b"),
    ("y", "relu", "z"),
]
_FORK = [
    ("a", "placeholder"),
    ("b", "placeholder"),
    ("c", "mul", "a", "b"),
    ("d", "add", "c", "a"),
    ("e", "mul", "c", "d"),
]


def _doublings(n):
    """A chain of n nodes, each the sum of the one before with itself: 2**n if every use is computed anew."""
    return [("n0", "placeholder"), *((f"n{i + 1}", "add", f"n{i}", f"n{i}") for i in range(n))]


def _stops(name, program, fetch, feed):
    """A program or a feed that is refused, by a graph that gives the right value of a sound one."""
    typed = f"StaticGraph({program!r}).run({fetch!r}, {feed!r})"
    return Case(name, (program, fetch, feed), play=errors, typed=typed)


def _slopes(name, program, fetch, feed, weight=2.0):
    """Gradients, as exact as rounding allows: a difference quotient is not."""
    return Case(name, (program, fetch, feed), play=gradients, tol=1e-12, weight=weight)


def drawn(rng):
    def feed(*names):
        return {
            name: float(v)
            for name, v in zip(
                names, rng.uniform(0.3, 2, len(names)) * rng.choice([-1, 1], len(names)), strict=True
            )
        }

    unknown = [("x", "placeholder"), ("y", "add", "x", "z"), ("z", "placeholder")]
    fed = [("x", "placeholder"), ("y", "placeholder", "x")]
    power = [("x", "placeholder"), ("y", "power", "x", "x")]
    negative = {"x": -abs(float(rng.normal())) - 1, "w": 1.0}
    return [
        Case("two feeds", (_FORK, "e", feed("a", "b"), feed("a", "b")), play=runs, weight=2),
        Case("an inner node", (_FORK, "d", feed("a", "b")), play=runs),
        Case("only what is needed", ([*_FORK, ("f", "placeholder")], "c", feed("a", "b")), play=runs),
        Case("shared nodes", (_doublings(int(rng.integers(5, 9))), "n5", feed("n0")), play=counts, weight=2),
        _stops("an input that comes later", unknown, "y", feed("x", "z")),
        _stops("an unknown operation", power, "y", feed("x")),
        _stops("a name given twice", [*_FORK, ("c", "add", "a", "a")], "c", feed("a", "b")),
        _stops("one input too few", [("x", "placeholder"), ("y", "mul", "x")], "y", feed("x")),
        _stops("a missing feed", _FORK, "e", feed("a")),
        _slopes("gradients at a fork", _FORK, "e", feed("a", "b"), weight=4),
        _slopes("gradients of an inner node", _FORK, "d", feed("a", "b")),
        _slopes("a gradient of zero", [*_FORK, ("f", "placeholder")], "d", feed("a", "b")),
        _stops("a placeholder with an input", fed, "y", feed("x", "y")),
        _slopes("gradients behind a closed relu", _NEURON, "y", negative, weight=3),
        _slopes("gradients of shared nodes", _doublings(12), "n12", feed("n0")),
    ]


visible = [
    Case("a neuron, run twice", (_NEURON, "y", {"x": 2.0, "w": 3.0}, {"x": 1.0, "w": 0.5}), play=runs),
    _stops("an unknown input", [("y", "add", "x", "x")], "y", {"x": 1.0}),
    _stops("a feed is missing", _NEURON, "y", {"x": 2.0}),
    Case("gradients of the neuron", (_NEURON, "y", {"x": 2.0, "w": 3.0}), play=gradients),
]
answer = Function("StaticGraph", Asking, [InOrder], mistakes, visible, drawn)
# the counting script must run where the student's graph is
exercise = Exercise(number="14.9", points=0, needs="torch", answers=[answer])

"""14.9 A static graph: first described, then run as often as you like, with gradients."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits
from dlcourse.checking.edited_code import Edit, seen, several

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


# ---- authors

_KINDS = {"placeholder": 0, "constant": 1, "add": 2, "mul": 2, "relu": 1}


class Asking:
    """Values are asked for from the end; gradients go through the program backwards."""

    def __init__(self, program):
        self.nodes = {}
        self.values = {}
        for name, kind, *inputs in program:
            if kind not in _KINDS or len(inputs) != _KINDS[kind] or name in self.nodes:
                raise ValueError(f"{name}: {kind} {inputs}")
            if kind != "constant" and any(i not in self.nodes for i in inputs):
                raise ValueError(f"{name}: {inputs}")
            self.nodes[name] = (kind, inputs)

    def run(self, fetch, feed):
        return self._value(fetch, feed, {})

    def _value(self, name, feed, values):
        if name in values:
            return values[name]
        kind, inputs = self.nodes[name]
        if kind == "placeholder":
            value = feed[name]
        elif kind == "constant":
            value = inputs[0]
        else:
            a, *rest = (self._value(i, feed, values) for i in inputs)
            value = max(a, 0.0) if kind == "relu" else a + rest[0] if kind == "add" else a * rest[0]
        values[name] = value
        return value

    def gradients(self, fetch, feed):
        found = {}
        self._value(fetch, feed, found)
        grads = dict.fromkeys(self.nodes, 0.0) | {fetch: 1.0}
        for name in reversed(self.nodes):
            kind, inputs = self.nodes[name]
            if name not in found or kind in ("placeholder", "constant"):
                continue
            slopes = [1.0, 1.0]
            if kind == "mul":
                slopes = [found[i] for i in inputs[::-1]]
            elif kind == "relu":
                slopes = [float(found[inputs[0]] > 0)]
            for i, slope in zip(inputs, slopes, strict=False):
                grads[i] = grads[i] + grads[name] * slope
        return {name: grads[name] for name, node in self.nodes.items() if node[0] == "placeholder"}


class InOrder:
    """Values are filled in program order, of the nodes that are needed."""

    def __init__(self, program):
        self.program = [tuple(line) for line in program]
        self.needs = {}
        for name, kind, *inputs in self.program:
            parents = () if kind in ("placeholder", "constant") else inputs
            sound = _KINDS.get(kind) == len(inputs) and self.needs.keys() >= set(parents)
            if name in self.needs or not sound:
                raise ValueError(name)
            self.needs[name] = {name}.union(*(self.needs.get(p, set()) for p in parents))

    def values(self, fetch, feed):
        values = {}
        for name, kind, *inputs in self.program:
            if name not in self.needs[fetch]:
                continue
            if kind == "placeholder":
                values[name] = feed[name]
            elif kind == "constant":
                (values[name],) = inputs
            elif kind == "relu":
                a = values[inputs[0]]
                values[name] = a if a > 0 else 0.0
            else:
                a, b = (values[i] for i in inputs)
                values[name] = a + b if kind == "add" else a * b
        return values

    def run(self, fetch, feed):
        return self.values(fetch, feed)[fetch]

    def gradients(self, fetch, feed):
        values = self.values(fetch, feed)
        grads = {line[0]: 0.0 for line in self.program}
        grads[fetch] = 1.0
        for name, kind, *inputs in self.program[::-1]:
            if name not in values or kind in ("placeholder", "constant"):
                continue
            for place, parent in enumerate(inputs):
                slope = 1.0
                if kind == "mul":
                    slope = values[inputs[1 - place]]
                elif kind == "relu" and values[parent] <= 0:
                    slope = 0.0
                grads[parent] += slope * grads[name]
        return {line[0]: grads[line[0]] for line in self.program if line[1] == "placeholder"}


# ---- mistakes

_AUTHORS = (Asking, InOrder)
_NO_CHECKS: list[Edit | list[Edit]] = [
    [("any(i not in self.nodes for i in inputs)", "False"), (" and self.needs.keys() >= set(parents)", "")],
    [("kind not in _KINDS or ", "kind in _KINDS and "), ("_KINDS.get(kind) ==", "_KINDS.get(kind, 2) ==")],
    [(" or name in self.nodes", ""), ("name in self.needs or not sound", "not sound")],
    [(" or len(inputs) != _KINDS[kind]", ""), ("_KINDS.get(kind) == len(inputs)", "kind in _KINDS")],
]
_OTHER_ERRORS: list[Edit | list[Edit]] = [
    [('ValueError(f"{name}: {kind} {inputs}")', "KeyError(name)"), ("ValueError(name)", "KeyError(name)")],
    [
        (
            f"{value} = feed[name]",
            f"if name not in feed:\n{blanks}raise ValueError\n{blanks[4:]}{value} = feed[name]",
        )
        for value, blanks in (("value", " " * 16), ("values[name]", " " * 20))
    ],
]
_ALL_COMPUTED = "values = {}\n        for name in self.nodes:\n            self._value(name, feed, values)"
_NEEDED = ("name not in self.needs[fetch]", "name not in self.needs")
_MOVED = (
    "(self.run(fetch, {{**feed, {name}: feed.get({name}, 0.0) + {step}}}) - self.run(fetch, feed)) / {step}"
)


def _pairs(evidence):
    """Of every failing call what should have come, and what came."""
    return [(call.expected.value, call.got.value) for call in evidence.failed]


def _checks_too_late(evidence):
    """Whatever should fail when it is built gets as far as a run; all else is right."""
    return all(
        str(want).startswith("when built") and (isinstance(got, float) or got.startswith("when run"))
        for want, got in _pairs(evidence)
    )


def _wrong_errors(evidence):
    """Every error comes at its moment, but some are of another class."""
    return all(
        isinstance(want, str) and got.startswith(want.partition(":")[0]) for want, got in _pairs(evidence)
    )


def _needs_all_feeds(evidence):
    """A KeyError wherever a placeholder is not fed, also where it is not needed."""
    return all(
        call.got.error == "KeyError"
        and any(line[1] == "placeholder" and line[0] not in call.case.args[2] for line in call.case.args[0])
        for call in evidence.failed
    )


def _all_nodes(evidence):
    return all(isinstance(want, dict) and got.items() > want.items() for want, got in _pairs(evidence))


def _some_left_out(evidence):
    return all(isinstance(want, dict) and got.items() < want.items() for want, got in _pairs(evidence))


def _nearly_right(evidence):
    """Gradients, and nothing else, are wrong by next to nothing."""
    return all(
        isinstance(want, dict)
        and got.keys() == want.keys()
        and np.allclose([got[name] for name in want], [*want.values()], rtol=0.02, atol=0.02)
        for want, got in _pairs(evidence)
    )


mistakes = [
    *seen(_checks_too_late, several(_AUTHORS, checks_too_late=_NO_CHECKS)),
    *seen(_wrong_errors, several(_AUTHORS, wrong_error=_OTHER_ERRORS)),
    *seen(
        _needs_all_feeds,
        several(
            _AUTHORS,
            computes_everything=[
                [
                    ("return self._value(fetch, feed, {})", f"{_ALL_COMPUTED}\n        return values[fetch]"),
                    _NEEDED,
                ],
                [
                    ("self._value(fetch, feed, found)", "[self._value(n, feed, found) for n in self.nodes]"),
                    _NEEDED,
                ],
            ],
        ),
    ),
    *seen(
        _all_nodes,
        edits(
            _AUTHORS,
            all_nodes_returned=[('if node[0] == "placeholder"', ""), ('if line[1] == "placeholder"', "")],
        ),
    ),
    *seen(
        _some_left_out,
        edits(
            _AUTHORS,
            placeholders_left_out=[
                ('node[0] == "placeholder"', 'node[0] == "placeholder" and name in found'),
                ('line[1] == "placeholder"', 'line[1] == "placeholder" and grads[line[0]]'),
            ],
        ),
    ),
    *edits(
        (Asking, Asking),
        computes_again=[
            ("        if name in values:\n            return values[name]\n", ""),
            ("if name in values:", "if name in values and name in feed:"),
        ],
    ),
    *edits(
        _AUTHORS,
        remembers_the_last_run=[
            (
                "self.nodes = {}",
                "self.nodes, self.kept = {}, {}",
                "(fetch, feed, {})",
                "(fetch, feed, self.kept)",
            ),
            (
                *("self.needs = {}", "self.needs, self.kept = {}, {}", "values = {}", "values = self.kept"),
                *("name not in self.needs[fetch]", "name not in self.needs[fetch] or name in values"),
            ),
        ],
        missing_feed_is_zero=("feed[name]", "feed.get(name, 0.0)"),
        gradient_overwritten=[("grads[i] + ", ""), ("+= slope", "= slope")],
        own_factor=[("inputs[::-1]]", "inputs]"), ("1 - place", "place")],
        relu_is_absolute_value=[("max(a, 0.0)", "abs(a)"), ("else 0.0", "else -a")],
        add_subtracts=[
            ("[1.0, 1.0]", "[1.0, -1.0]"),
            ("slope = 1.0", 'slope = -1.0 if kind == "add" and place else 1.0'),
        ],
        starts_at_the_last_line=[
            ("{fetch: 1.0}", "{[*self.nodes][-1]: 1.0}"),
            ("grads[fetch]", "grads[self.program[-1][0]]"),
        ],
        relu_always_open=[("float(found[inputs[0]] > 0)", "1.0"), ("values[parent] <= 0", "False")],
        walked_forwards=[("reversed(self.nodes)", "self.nodes"), ("self.program[::-1]", "self.program")],
    ),
    *several(
        _AUTHORS,
        constant_taken_for_a_name=[
            [
                ('kind != "constant" and any', "any"),
                ('() if kind in ("placeholder", "constant") else inputs', "inputs"),
            ],
            [
                ("inputs[0]\n        else", "self._value(inputs[0], feed, values)\n        else"),
                ("(values[name],) = inputs", "values[name] = values[inputs[0]]"),
            ],
        ],
    ),
    *seen(
        _nearly_right,
        edits(
            _AUTHORS,
            difference_quotient=[
                ("{name: grads[name]", "{name: " + _MOVED.format(name="name", step=1e-3)),
                ("{line[0]: grads[line[0]]", "{line[0]: " + _MOVED.format(name="line[0]", step=1e-6)),
            ],
        ),
    ),
]


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

"""14.3 A static graph: first described, then run as often as you like, with gradients."""

import numpy as np

from dlcourse.checking import Case, Exercise, Function, Symptom, Wrong

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


def _error_of(action):
    try:
        action()
    except (ValueError, KeyError) as error:
        return type(error).__name__
    except NotImplementedError:
        raise
    except Exception as error:
        return f"another error: {type(error).__name__}"
    return "no error"


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
    """Whether building fails, and else whether running does."""
    at_build = _error_of(lambda: StaticGraph(program))
    if at_build != "no error":
        return f"when built: {at_build}"
    graph = StaticGraph(program)
    return f"when run: {_error_of(lambda: graph.run(fetch, feed))}"


def gradients(StaticGraph, program, fetch, feed):
    found = StaticGraph(program).gradients(fetch, feed)
    return {name: float(found[name]) for name in sorted(found)}


# ---- two authors; each can be given a fault


_KINDS = {"placeholder": 0, "constant": 1, "add": 2, "mul": 2, "relu": 1}


def by_recursion(
    check=True,
    keep=False,
    share=True,
    lazy=True,
    strict=True,
    collect=lambda old, new: old + new,
    other=True,
    gate=True,
    bend=lambda a: max(a, 0.0),
    second=1.0,
    start=lambda nodes, fetch: fetch,
):
    """Values are asked for from the end; gradients go through the program backwards."""

    class StaticGraph:
        def __init__(self, program):
            self.nodes, self.values = {}, {}
            for name, kind, *inputs in program:
                if check:
                    known = kind in _KINDS and len(inputs) == _KINDS[kind] and name not in self.nodes
                    if not known or (kind != "constant" and any(i not in self.nodes for i in inputs)):
                        raise ValueError(f"{name}: {kind} {inputs}")
                self.nodes[name] = (kind, inputs)

        def run(self, fetch, feed):
            return self._evaluate(fetch, feed)[fetch]

        def _evaluate(self, fetch, feed):
            values = self.values if keep else {}
            for name in [fetch] if lazy else [*self.nodes, fetch]:
                values[name] = self._value(name, feed, values)
            return values

        def _value(self, name, feed, values):
            if name in values and share:
                return values[name]
            kind, inputs = self.nodes[name]
            if kind == "placeholder":
                value = feed[name] if strict else feed.get(name, 0.0)
            elif kind == "constant":
                value = inputs[0]
            else:
                a, *rest = (self._value(i, feed, values) for i in inputs)
                value = {"add": lambda: a + rest[0], "mul": lambda: a * rest[0], "relu": lambda: bend(a)}[
                    kind
                ]()
            values[name] = value
            return value

        def gradients(self, fetch, feed):
            values = self._evaluate(fetch, feed)
            grads = dict.fromkeys(self.nodes, 0.0) | {start(self.nodes, fetch): 1.0}
            for name in reversed(self.nodes):
                kind, inputs = self.nodes[name]
                if name not in values or kind in ("placeholder", "constant"):
                    continue
                slopes = [1.0, second]
                if kind == "mul":
                    factors = [values[i] for i in inputs]
                    slopes = factors[::-1] if other else factors
                elif kind == "relu":
                    slopes = [float(values[inputs[0]] > 0) if gate else 1.0]
                for i, slope in zip(inputs, slopes, strict=False):
                    grads[i] = collect(grads[i], grads[name] * slope)
            return {n: grads[n] for n, (kind, _) in self.nodes.items() if kind == "placeholder"}

    return StaticGraph


def by_order(
    late=False,
    frozen=False,
    again=False,
    everything=False,
    zero=False,
    last=False,
    same=False,
    open_gate=False,
    absolute=False,
    minus=False,
    from_last=False,
):
    """Values are filled in program order; gradients are carried from each node along all paths at once."""

    class StaticGraph:
        def __init__(self, program):
            self.program = [tuple(line) for line in program]
            self.needs, self.cache = {}, None
            for name, kind, *inputs in self.program:
                parents = () if kind in ("placeholder", "constant") else inputs
                wrong = (
                    name in self.needs
                    or _KINDS.get(kind) != len(inputs)
                    or not self.needs.keys() >= set(parents)
                )
                if wrong and not late:
                    raise ValueError(name)
                self.needs[name] = {name}.union(*(self.needs.get(p, set()) for p in parents))

        def _values(self, fetch, feed):
            values = {}
            for name, kind, *inputs in self.program:
                if name not in self.needs[fetch] and not everything:
                    continue
                if kind == "placeholder":
                    values[name] = feed.get(name, 0.0) if zero else feed[name]
                elif kind == "constant":
                    (values[name],) = inputs
                elif kind == "relu":
                    a = values[inputs[0]]
                    values[name] = a if a > 0 else -a if absolute else 0.0
                else:
                    a, b = (values[i] for i in inputs)
                    values[name] = a + b if kind == "add" else a * b
            return values

        def run(self, fetch, feed):
            if again:
                return self._once_more(fetch, feed)
            if frozen and self.cache:
                return self.cache[fetch]
            self.cache = self._values(fetch, feed)
            return self.cache[fetch]

        def _once_more(self, name, feed):
            kind, inputs = next((kind, inputs) for n, kind, *inputs in self.program if n == name)
            if kind in ("placeholder", "constant"):
                return feed[name] if kind == "placeholder" else inputs[0]
            parts = [self._once_more(i, feed) for i in inputs]
            return (
                max(parts[0], 0.0)
                if kind == "relu"
                else parts[0] + parts[1]
                if kind == "add"
                else parts[0] * parts[1]
            )

        def gradients(self, fetch, feed):
            values = self._values(fetch, feed)
            grads = {name: 0.0 for name, *_ in self.program}
            grads[self.program[-1][0] if from_last else fetch] = 1.0
            for name, kind, *inputs in self.program[::-1]:
                if name not in values or kind in ("placeholder", "constant"):
                    continue
                for place, parent in enumerate(inputs):
                    slope = -1.0 if minus and kind == "add" and place else 1.0
                    if kind == "mul":
                        slope = values[inputs[place if same else 1 - place]]
                    elif kind == "relu" and values[parent] <= 0 and not open_gate:
                        slope = 0.0
                    grads[parent] = slope * grads[name] + (0.0 if last else grads[parent])
            return {name: grads[name] for name, kind, *_ in self.program if kind == "placeholder"}

    return StaticGraph


def _overwrite(old, new):
    return new


def _checks_too_late(evidence):
    """Whatever should fail when it is built gets as far as a run; all else is right."""
    pairs = [(call.expected.value, call.got.value) for call in evidence.failed]
    return bool(pairs) and all(
        isinstance(expected, str) and expected.startswith("when built") and str(got).startswith("when run")
        for expected, got in pairs
    )


def _wrong_errors(evidence):
    """Every error comes at its moment, but some are of another class."""
    pairs = [(call.expected.value, call.got.value) for call in evidence.failed]
    return bool(pairs) and all(
        isinstance(want, str)
        and str(got).startswith(want.partition(":")[0])
        and not str(got).endswith("no error")
        for want, got in pairs
    )


def _needs_all_feeds(evidence):
    """A KeyError wherever a placeholder is not fed, also where it is not needed."""
    return all(
        call.got.error == "KeyError"
        and any(line[1] == "placeholder" and line[0] not in call.case.args[2] for line in call.case.args[0])
        for call in evidence.failed
    )


def _all_nodes(evidence):
    pairs = [(call.got.value, call.expected.value) for call in evidence.failed]
    return all(isinstance(want, dict) and got.items() > want.items() for got, want in pairs)


def _some_left_out(evidence):
    pairs = [(call.got.value, call.expected.value) for call in evidence.failed]
    return all(isinstance(want, dict) and got.items() < want.items() for got, want in pairs)


def _graph(right, building=ValueError, running=KeyError, gradients=lambda graph, found, fetch: found):
    """A right graph with other errors, or with other entries among its gradients."""

    class StaticGraph(right):
        def __init__(self, program):
            try:
                super().__init__(program)
            except ValueError as error:
                raise building from error
            self.kinds = {name: kind for name, kind, *_ in program}

        def run(self, fetch, feed):
            try:
                return super().run(fetch, feed)
            except KeyError as error:
                raise running from error

        def gradients(self, fetch, feed):
            return gradients(self, super().gradients(fetch, feed), fetch)

    return StaticGraph


def _with_others(graph, found, fetch):
    return dict.fromkeys(graph.kinds, 0.0) | {fetch: 1.0} | found


def _without_zeros(graph, found, fetch):
    return {name: slope for name, slope in found.items() if slope}


# ---- programs


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


def _drawn(rng: np.random.Generator) -> list[Case]:
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
        Case("two feeds", (_FORK, "e", feed("a", "b"), feed("a", "b")), play=runs),
        Case("an inner node", (_FORK, "d", feed("a", "b")), play=runs),
        Case("only what is needed", ([*_FORK, ("f", "placeholder")], "c", feed("a", "b")), play=runs),
        Case("shared nodes", (_doublings(int(rng.integers(5, 9))), "n5", feed("n0")), play=counts),
        Case("an input that comes later", (unknown, "y", feed("x", "z")), play=errors),
        Case("an unknown operation", (power, "y", feed("x")), play=errors),
        Case("a name given twice", ([*_FORK, ("c", "add", "a", "a")], "c", feed("a", "b")), play=errors),
        Case("one input too few", ([("x", "placeholder"), ("y", "mul", "x")], "y", feed("x")), play=errors),
        Case("a missing feed", (_FORK, "e", feed("a")), play=errors),
        Case("gradients at a fork", (_FORK, "e", feed("a", "b")), play=gradients),
        Case("gradients of an inner node", (_FORK, "d", feed("a", "b")), play=gradients),
        Case("a gradient of zero", ([*_FORK, ("f", "placeholder")], "d", feed("a", "b")), play=gradients),
        Case("a placeholder with an input", (fed, "y", feed("x", "y")), play=errors),
        Case("gradients behind a closed relu", (_NEURON, "y", negative), play=gradients),
        Case("gradients of shared nodes", (_doublings(12), "n12", feed("n0")), play=gradients),
    ]


exercise = Exercise(
    number="14.3",
    points=6,
    needs="torch",  # the counting script must run where the student's graph is
    answers=[
        Function(
            "StaticGraph",
            reference=by_recursion(),
            alternatives=[by_order()],
            mistakes=[
                Symptom("checks_too_late", _checks_too_late, by_recursion(check=False), by_order(late=True)),
                Wrong("remembers_the_last_run", by_recursion(keep=True), by_order(frozen=True)),
                Wrong("computes_again", by_recursion(share=False), by_order(again=True)),
                Symptom(
                    "computes_everything",
                    _needs_all_feeds,
                    by_recursion(lazy=False),
                    by_order(everything=True),
                ),
                Symptom(
                    "wrong_error",
                    _wrong_errors,
                    _graph(by_recursion(), building=KeyError),
                    _graph(by_order(), running=ValueError),
                ),
                Symptom(
                    "all_nodes_returned",
                    _all_nodes,
                    _graph(by_recursion(), gradients=_with_others),
                    _graph(by_order(), gradients=_with_others),
                ),
                Symptom(
                    "placeholders_left_out",
                    _some_left_out,
                    _graph(by_recursion(), gradients=_without_zeros),
                    _graph(by_order(), gradients=_without_zeros),
                ),
                Wrong("missing_feed_is_zero", by_recursion(strict=False), by_order(zero=True)),
                Wrong("gradient_overwritten", by_recursion(collect=_overwrite), by_order(last=True)),
                Wrong("own_factor", by_recursion(other=False), by_order(same=True)),
                Wrong("relu_is_absolute_value", by_recursion(bend=abs), by_order(absolute=True)),
                Wrong("add_subtracts", by_recursion(second=-1.0), by_order(minus=True)),
                Wrong(
                    "starts_at_the_last_line",
                    by_recursion(start=lambda nodes, fetch: list(nodes)[-1]),
                    by_order(from_last=True),
                ),
                Wrong("relu_always_open", by_recursion(gate=False), by_order(open_gate=True)),
            ],
            visible=[
                Case(
                    "a neuron, run twice",
                    (_NEURON, "y", {"x": 2.0, "w": 3.0}, {"x": 1.0, "w": 0.5}),
                    play=runs,
                ),
                Case("an unknown input", ([("y", "add", "x", "x")], "y", {"x": 1.0}), play=errors),
                Case("a feed is missing", (_NEURON, "y", {"x": 2.0}), play=errors),
                Case("gradients of the neuron", (_NEURON, "y", {"x": 2.0, "w": 3.0}), play=gradients),
            ],
            cases=_drawn,
        )
    ],
)

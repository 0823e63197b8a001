"""6.2 A tiny autograd engine: values that remember how they were made."""

import inspect
import math
import time

from dlcourse.checking import Case, Exercise, Function, Symptom, edits
from dlcourse.numpy.autograd import Value as LibraryValue

# ---- scripts: build a graph, go backward, read the gradients


def play(build):
    """A script that makes leaves, builds a graph on them, goes backward and reads."""
    names = [*inspect.signature(build).parameters]

    def script(Value, *numbers):
        leaves = [Value(number) for number in numbers]
        out = build(*leaves)
        out.backward()
        grads = {f"{name}.grad": float(leaf.grad) for name, leaf in zip(names, leaves, strict=True)}
        return {"L": float(out.data), **grads}

    return script


def forks(Value, number):
    """Doubled 16 times: 65,536 ways lead to a, but a right pass takes as long as for a chain of 16 sums."""

    def built(step):
        a = out = Value(number)
        for _ in range(16):
            out = step(out, a)
        started = time.perf_counter()
        out.backward()
        return time.perf_counter() - started, {"L": float(out.data), "a.grad": float(a.grad)}

    usual = max(1e-3, *(built(lambda out, a: out + a)[0] for _ in range(3)))
    for _ in range(3):
        seconds, result = built(lambda out, a: out + out)
        if seconds < 20 * usual:
            return result
    raise RuntimeError("the backward pass takes more than 20 times as long as for a chain of as many values")


def deep(a, b):
    """Add b again and again: deeper than Python's recursion limit (3,000 in a notebook)."""
    out = a
    for _ in range(3500):
        out = out + b
    return out


def two_results(a, b):
    (a + b).backward()
    return a * b


def anew(a, b):
    """Two results over one inner value, all gradients set to zero between them."""
    inner = a * b
    first = inner + a
    first.backward()
    for value in (a, b, inner, first):
        value.grad = 0.0
    return inner * b


def used_elsewhere(a, b):
    inner = a * b
    _ = inner * a
    return inner + b


def diamond(a, b):
    c = a * b
    return c * (c + a)


def knot(a, b):
    """Values used at different depths, on the left and on the right: every wrong order shows."""
    first = a * b
    second = first + a
    third = second * first
    return (third + second) * (first + third) + diamond(a, b) * ((second + first) * second)


def squared_neuron(w, x, b):
    y = (w * x + b).tanh()
    return y**2 + y


GRAPHS = {
    "sum": lambda a, b: a + b,
    "product": lambda a, b: a * b,
    "a + a": lambda a: a + a,
    "a * a": lambda a: a * a,
    "power": lambda a: a**3,
    "tanh": lambda a: a.tanh(),
    "large tanh": lambda a, b: a.tanh() * b.tanh(),
    "neuron": lambda w, x, b: (w * x + b).tanh(),
    "equal numbers": lambda a, b, c, d: (a + b) * (c + d),
    "two results": two_results,
    "anew": anew,
    "used elsewhere": used_elsewhere,
    "deep": deep,
    "diamond": diamond,
    "knot": knot,
    "squared neuron": squared_neuron,
}
INNER_FORKS = {"diamond", "knot", "squared neuron", "forks"}


def _case(name, *numbers, weight=1.0):
    return Case(name, numbers, play=play(GRAPHS[name]), weight=weight)


# ---- authors


class Slopes:
    """Stores the slope towards each parent; the order by an own stack."""

    def __init__(self, data, parents=(), slopes=()):
        self.data, self.grad = data, 0.0
        self.parents, self.slopes = parents, slopes

    def __add__(self, other):
        return Slopes(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        return Slopes(self.data * other.data, (self, other), (other.data, self.data))

    def __pow__(self, n):
        return Slopes(self.data**n, (self,), (n * self.data ** (n - 1),))

    def tanh(self):
        y = math.tanh(self.data)
        return Slopes(y, (self,), (1 - y**2,))

    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            value, done = waiting.pop()
            if done:
                order.append(value)
            elif value not in seen:
                seen.add(value)
                waiting.append((value, True))
                waiting.extend((parent, False) for parent in value.parents)
        self.grad = 1.0
        for value in reversed(order):
            for parent, slope in zip(value.parents, value.slopes, strict=False):
                parent.grad += value.grad * slope


class Closures:
    """Stores a function that sends the gradient on; a value is ready when all its uses have sent."""

    def __init__(self, data, *parents):
        self.data, self.grad, self.parents = data, 0.0, parents
        self.send = lambda: None

    def receive(self, arriving, slope):
        self.grad = self.grad + arriving * slope

    def __add__(self, other):
        out = Closures(self.data + other.data, self, other)
        out.send = lambda: (self.receive(out.grad, 1), other.receive(out.grad, 1))
        return out

    def __mul__(self, other):
        out = Closures(self.data * other.data, self, other)
        out.send = lambda: (self.receive(out.grad, other.data), other.receive(out.grad, self.data))
        return out

    def __pow__(self, n):
        out = Closures(self.data**n, self)
        out.send = lambda: self.receive(out.grad, n * self.data ** (n - 1))
        return out

    def tanh(self):
        out = Closures(math.tanh(self.data), self)
        out.send = lambda: self.receive(out.grad, 1 - out.data**2)
        return out

    def backward(self):
        uses, found = {self: 0}, [self]
        for value in found:
            for parent in value.parents:
                found += [] if parent in uses else [parent]
                uses[parent] = uses.get(parent, 0) + 1
        self.grad, ready = 1.0, [self]
        while ready:
            value = ready.pop()
            value.send()
            for parent in value.parents:
                uses[parent] -= 1
                ready += [] if uses[parent] else [parent]


# ---- mistakes

_STACK = inspect.getsource(Slopes.backward).split("        self.grad = 1.0\n")[0].split("(self):\n")[1]
_RECURSIVE = """
        order, seen = [], set()

        def visit(value):
            if value not in seen:
                seen.add(value)
                for parent in value.parents:
                    visit(parent)
                order.append(value)

        visit(self)
"""
_ADD, _LAST = "parent.grad += value.grad * slope", "for value in reversed(order):"
_PATHS = (_ADD, "parent.grad += arriving * slope\n                paths.append((parent, arriving * slope))")
_COUNTED = (
    "= parents, slopes\n        self.uses = 0\n        for parent in parents:\n            parent.uses += 1"
)
_READY = f"{_ADD}\n                parent.uses -= 1\n                ready += [] if parent.uses else [parent]"
_LATER = "ready += [] if uses[parent] else [parent]"
_E, _SEED, _WIPE = (
    "math.exp(2 * self.data)",
    "self.grad, ready = 1.0, [self]",
    "            value.grad = 0.0\n",
)
_SUM, _SUM_SENT = (
    "other.data, (self, other), (1.0, 1.0)",
    "(self.receive(out.grad, 1), other.receive(out.grad, 1))",
)
_PRODUCT, _PRODUCT_SENT = "(other.data, self.data)", "other.data), other.receive(out.grad, self.data)"
_POWER = "Slopes(self.data**n, (self,), (n * self.data ** (n - 1),))"

slips = edits(
    (Slopes, Closures),
    upstream_dropped=[("value.grad * slope", "slope"), ("arriving * slope", "slope")],
    added_not_multiplied=[("grad * slope", "grad + slope"), ("arriving * slope", "arriving + slope")],
    own_factor=[
        (_PRODUCT, "(self.data, other.data)"),
        (_PRODUCT_SENT, "self.data), other.receive(out.grad, other.data)"),
    ],
    exponent_kept=("(n - 1)", "n"),
    factor_forgotten=("n * self.data ** (", "self.data ** ("),
    square_forgotten=[("y**2", "y"), ("out.data**2", "out.data")],
    slope_at_input=[("y**2", "self.data**2"), ("out.data**2", "self.data**2")],
    tanh_twice=[("y**2", "math.tanh(y) ** 2"), ("out.data**2", "math.tanh(out.data) ** 2")],
    seed_forgotten=[("        self.grad = 1.0\n", ""), (_SEED, "ready = [self]")],
    seed_is_value=[("grad = 1.0", "grad = self.data"), ("ready = 1.0", "ready = self.data")],
    summands_as_slopes=[
        ("(1.0, 1.0)", "(self.data, other.data)"),
        (_SUM_SENT, "(self.receive(out.grad, self.data), other.receive(out.grad, other.data))"),
    ],
    forgets_earlier_passes=[
        ("        self.grad = 1.0", f"        for value in order:\n{_WIPE}        self.grad = 1.0"),
        (_SEED, f"for value in found:\n{_WIPE}        {_SEED}"),
    ],
    only_direct_parents=[(_LAST, "for value in order:"), (_LATER, "pass")],
)
for author, old, new in [
    (Slopes, _SUM, "other.data"),
    (Slopes, f"other.data, (self, other), {_PRODUCT}", "other.data"),
    (Slopes, "n, (self,), (n * self.data ** (n - 1),)", "n"),
    (Slopes, "y, (self,), (1 - y**2,)", "y"),
    (Closures, "+ other.data, self, other", "+ other.data"),
    (Closures, "* other.data, self, other", "* other.data"),
    (Closures, "**n, self", "**n"),
    (Closures, "(self.data), self", "(self.data)"),
]:
    slips += edits((author, author), without_parents=[(old, new), (old, f"{new}, *()")])
slips += edits(
    (Slopes, Slopes),
    seen_kept_between_calls=[
        ("backward(self):", "backward(self, seen=set()):", "seen, waiting = [], set(),", "waiting = [],"),
        ("    def __init__", "    seen = set()\n\n    def __init__", "[], set(),", "[], self.seen,"),
    ],
    recognised_by_number=[
        ("value not in", "value.data not in", "add(value)", "add(value.data)"),
        ("value not in", "str(value.data) not in", "add(value)", "add(str(value.data))"),
    ],
)


def _fails_only(*names, must=(), error=""):
    """Some of these cases fail, the musts among them, and no others; where asked, with this error alone."""

    def shows(evidence):
        failed = {call.case.name for call in evidence.failed}
        stopped = all(call.got.error == error for call in evidence.failed)
        return bool(failed) and {*must} <= failed <= {*names, *must} and (not error or stopped)

    return shows


def _too_early(evidence):
    """Right but for values inside the graph that are used several times (a deep graph may stop besides)."""
    failed = [call for call in evidence.failed if call.got.error != "RecursionError"]
    returned = {call.case.name for call in failed if call.got.kind == "returned"}
    return "knot" in returned and {call.case.name for call in failed} <= {*returned, "forks"} <= INNER_FORKS


def _assigns(evidence):
    """The last use alone counts: in a + a, in a * a and in the sum of two results."""
    calls = {call.case.name: call for call in evidence.calls}
    last = {
        "a + a": 1.0,
        "a * a": calls["a * a"].case.args[0],
        "two results": calls["two results"].case.args[1],
    }
    trees = ("sum", "product", "power", "tanh", "neuron")
    return not any(calls[name].problem for name in trees) and all(
        calls[name].got.kind == "returned" and math.isclose(calls[name].got.value["a.grad"], slope)
        for name, slope in last.items()
    )


def _parents_as_set(evidence):
    """A sum keeps its parents as a set, and a value added to itself loses half of its gradient."""

    def is_set(Value):
        return type(getattr(Value(2.0) + Value(3.0), "parents", ())).__name__ in ("set", "frozenset")

    halved = any(call.case.name == "a + a" and call.got.kind == "returned" for call in evidence.failed)
    return halved and evidence.attempt(Case("", play=is_set)).got.value is True


def _number_came(evidence):
    """Every failing call stopped, and ``backward`` was asked of a plain number."""
    words = [call.got.message for call in evidence.failed if call.got.kind == "raised"]
    numbers = [
        kind
        for kind in ("float", "int", "float64")
        for word in words
        if f"'{kind}" in word.replace("numpy.", "")
    ]
    return len(words) == len(evidence.failed) and bool(numbers)


SHOWS = {
    "assigns": _assigns,
    "recursion": _fails_only(must=["deep"], error="RecursionError"),
    "not_topological": _too_early,
    "every_path_walked": _fails_only("deep", must=["forks"]),
    "outside_uses_counted": _fails_only("anew", must=["used elsewhere"]),
    "parents_as_set": _parents_as_set,
    "overflows": _fails_only("large tanh"),
    "number_not_value": _number_came,
}
shown = [
    *edits(
        (Slopes, Slopes),
        recursion=[(_STACK, _RECURSIVE), (_STACK, _RECURSIVE.replace("value.parents", "[*value.parents]"))],
        every_path_walked=[
            (_STACK, "", _LAST, "paths = [(self, 1.0)]\n        for value, arriving in paths:", *_PATHS),
            (
                *(_STACK, "        paths = [(self, 1.0)]\n"),
                *(_LAST, "while paths:\n            value, arriving = paths.pop()", *_PATHS),
            ),
        ],
        outside_uses_counted=[
            (
                "= parents, slopes",
                _COUNTED,
                _STACK,
                "",
                _LAST,
                f"ready = [self]\n        {loop}",
                _ADD,
                _READY,
            )
            for loop in ("for value in ready:", "while ready:\n            value = ready.pop()")
        ],
        parents_as_set=[("= parents,", "= set(parents),"), ("= parents,", "= {*parents},")],
    ),
    *edits(
        (Slopes, Closures),
        assigns=[("grad += value", "grad = value"), ("= self.grad + arriving", "= arriving")],
        not_topological=[
            ("waiting.append((value, True))", "order.insert(0, value)"),
            ("uses[parent] -= 1\n", "\n", _LATER, "ready += [parent] if uses.pop(parent, 0) else []"),
        ],
        overflows=("math.tanh(self.data)", f"({_E} - 1) / ({_E} + 1)"),
        number_not_value=[
            (_POWER, "self.data**n"),
            ("out = Closures(self.data**n, self)", "return self.data**n"),
        ],
    ),
]
mistakes = [*slips, *(Symptom(each.id, SHOWS[each.id], each.example, each.paraphrase) for each in shown)]

# ---- cases

visible = [
    _case("product", 2.0, -3.0, weight=0.25),
    _case("a + a", 3.0),
    _case("diamond", 2.0, 0.5, weight=2),
]


def drawn(rng):
    def numbers(n):
        return [float(x) for x in rng.uniform(0.4, 1.6, n) * rng.choice([-1, 1], n)]

    first, second, third = (float(n) / 4 for n in rng.choice([3, 5, 6, 7, 9], 3, replace=False))
    return [
        _case("sum", *numbers(2), weight=0.25),
        _case("power", *numbers(1)),
        _case("tanh", *numbers(1)),
        _case("large tanh", float(rng.uniform(400, 2000)), float(-rng.uniform(400, 2000)), weight=0.5),
        _case("a * a", *numbers(1)),
        _case("neuron", *numbers(3), weight=0.5),
        _case("equal numbers", first, second, third, first + second - third, weight=0.5),
        _case("knot", *numbers(2), weight=12),
        _case("squared neuron", *numbers(3)),
        *(_case(name, *numbers(2)) for name in ("two results", "anew", "used elsewhere", "deep")),
        Case("forks", tuple(numbers(1)), play=forks, weight=0.5),
    ]


answer = Function("Value", Slopes, [Closures, LibraryValue], mistakes, visible, drawn)
exercise = Exercise(number="6.2", points=12, answers=[answer])

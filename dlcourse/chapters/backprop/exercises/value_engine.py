"""6.2 A tiny autograd engine: values that remember how they were made."""

from dlcourse.checking import Case, Exercise, Function, Wrong
from dlcourse.numpy.autograd import Value as LibraryValue

# ---- scripts: build a graph, go backward, read the gradients


def read(out, leaves):
    return float(out.data), [float(leaf.grad) for leaf in leaves]


def play(build, passes=1):
    """A script that makes leaves, builds a graph on them, goes backward and reads."""

    def script(Value, *numbers):
        leaves = [Value(number) for number in numbers]
        out = build(*leaves)
        for _ in range(passes):
            out.backward()
        return read(out, leaves)

    return script


def chain(Value, a, b, steps):
    """Add b again and again: deeper than Python's recursion limit."""
    first, second = Value(a), Value(b)
    out = first
    for _ in range(steps):
        out = out + second
    out.backward()
    return read(out, [first, second])


def diamond(a, b):
    c = a * b
    return c * (c + a)


def ladder(a, b):
    """Every rung is used by the next one and by the result."""
    first = a * b
    second = first + a
    third = second * first
    return (third + second) * (first + third)


def neuron(w, x, b):
    return (w * x + b).tanh()


def squared_neuron(w, x, b):
    y = neuron(w, x, b)
    return y**2 + y


GRAPHS = {
    "sum": lambda a, b: a + b,
    "product": lambda a, b: a * b,
    "a + a": lambda a: a + a,
    "a * a": lambda a: a * a,
    "power": lambda a: a**3,
    "tanh": lambda a: a.tanh(),
    "diamond": diamond,
    "ladder": ladder,
    "squared neuron": squared_neuron,
}


def _case(name, *numbers, passes=1, weight=1.0):
    return Case(name, numbers, play=play(GRAPHS[name], passes), weight=weight)


def _visible():
    return [_case("product", 2.0, -3.0), _case("a + a", 3.0), _case("diamond", 2.0, 0.5)]


def _drawn(rng):
    def numbers(n):
        return [float(x) for x in rng.uniform(0.4, 1.6, n) * rng.choice([-1, 1], n)]

    return [
        _case("sum", *numbers(2)),
        _case("power", *numbers(1)),
        _case("tanh", *numbers(1)),
        _case("a * a", *numbers(1)),
        _case("diamond", *numbers(2)),
        _case("ladder", *numbers(2)),
        _case("squared neuron", *numbers(3)),
        Case("backward twice", tuple(numbers(2)), play=play(GRAPHS["product"], passes=2)),
        Case("5,000 steps deep", (*numbers(2), 5000), play=chain),
    ]


# ---- two engines by two authors; each can be given a fault


def topological(out):
    order, seen, stack = [], set(), [(out, False)]
    while stack:
        value, expanded = stack.pop()
        if expanded:
            order.append(value)
        elif value not in seen:
            seen.add(value)
            stack.append((value, True))
            stack.extend((parent, False) for parent in value.parents)
    return order


def recursive(out):
    order, seen = [], set()

    def visit(value):
        if value not in seen:
            seen.add(value)
            for parent in value.parents:
                visit(parent)
            order.append(value)

    visit(out)
    return order


def breadth_first(out):
    """The order in which values are met, not the order in which they can be finished."""
    order, seen = [out], {out}
    for value in order:
        for parent in value.parents:
            if parent not in seen:
                seen.add(parent)
                order.append(parent)
    return order[::-1]


def breadth_first_by_levels(out):
    levels, seen = [[out]], {out}
    while levels[-1]:
        following = []
        for value in levels[-1]:
            new = [parent for parent in dict.fromkeys(value.parents) if parent not in seen]
            seen.update(new)
            following += new
        levels.append(following)
    return [value for level in levels[::-1] for value in level[::-1]]


def by_slopes(
    order=topological,
    product=lambda a, b: (b, a),
    power=lambda a, n: n * a ** (n - 1),
    tanh=lambda y: 1 - y * y,
    pass_on=lambda upstream, slope: upstream * slope,
    collect=lambda old, new: old + new,
    seed=1.0,
    forget=False,
):
    """An engine whose values store the slope towards each parent."""

    class Value:
        def __init__(self, data, parents=(), slopes=()):
            self.data, self.grad = data, 0.0
            self.parents, self.slopes = parents, slopes

        def __add__(self, other):
            return Value(self.data + other.data, (self, other), (1.0, 1.0))

        def __mul__(self, other):
            return Value(self.data * other.data, (self, other), product(self.data, other.data))

        def __pow__(self, n):
            return Value(self.data**n, (self,), (power(self.data, n),))

        def tanh(self):
            import math

            y = math.tanh(self.data)
            return Value(y, (self,), (tanh(y),))

        def backward(self):
            ordered = order(self)
            if forget:
                for value in ordered:
                    value.grad = 0.0
            self.grad = seed
            for value in reversed(ordered):
                for parent, slope in zip(value.parents, value.slopes, strict=True):
                    parent.grad = collect(parent.grad, pass_on(value.grad, slope))

    return Value


def by_closures(
    order=topological,
    other_factor=True,
    lower_exponent=True,
    square=True,
    upstream=True,
    add_up=True,
    seed=1.0,
    forget=False,
):
    """An engine whose values store a function that sends the gradient on."""

    class Value:
        def __init__(self, data, *parents):
            self.data, self.grad, self.parents = data, 0.0, parents
            self.send = lambda: None

        def receive(self, sender, slope):
            part = slope * sender.grad if upstream else slope
            self.grad = self.grad + part if add_up else part

        def __add__(self, other):
            out = Value(self.data + other.data, self, other)

            def send():
                self.receive(out, 1)
                other.receive(out, 1)

            out.send = send
            return out

        def __mul__(self, other):
            out = Value(self.data * other.data, self, other)

            def send():
                self.receive(out, (other if other_factor else self).data)
                other.receive(out, (self if other_factor else other).data)

            out.send = send
            return out

        def __pow__(self, n):
            out = Value(self.data**n, self)
            out.send = lambda: self.receive(out, n * self.data ** (n - 1 if lower_exponent else n))
            return out

        def tanh(self):
            import math

            out = Value(math.tanh(self.data), self)
            out.send = lambda: self.receive(out, 1 - (out.data**2 if square else out.data))
            return out

        def backward(self):
            values = order(self)
            if forget:
                for value in values:
                    value.grad = 0.0
            self.grad = seed
            for value in values[::-1]:
                value.send()

    return Value


def _no_upstream(upstream, slope):
    return slope


def _overwrite(old, new):
    return new


exercise = Exercise(
    number="6.2",
    points=12,
    answers=[
        Function(
            "Value",
            reference=LibraryValue,
            alternatives=[by_slopes(), by_closures()],
            mistakes=[
                Wrong("assigns", by_slopes(collect=_overwrite), by_closures(add_up=False)),
                Wrong(
                    "not_topological",
                    by_slopes(order=breadth_first),
                    by_closures(order=breadth_first_by_levels),
                ),
                Wrong("upstream_dropped", by_slopes(pass_on=_no_upstream), by_closures(upstream=False)),
                Wrong("recursion", by_slopes(order=recursive), by_closures(order=recursive)),
                Wrong("own_factor", by_slopes(product=lambda a, b: (a, b)), by_closures(other_factor=False)),
                Wrong(
                    "exponent_kept", by_slopes(power=lambda a, n: n * a**n), by_closures(lower_exponent=False)
                ),
                Wrong("square_forgotten", by_slopes(tanh=lambda y: 1 - y), by_closures(square=False)),
                Wrong("seed_forgotten", by_slopes(seed=0.0), by_closures(seed=0.0)),
                Wrong("forgets_earlier_passes", by_slopes(forget=True), by_closures(forget=True)),
            ],
            visible=_visible(),
            cases=_drawn,
        )
    ],
)

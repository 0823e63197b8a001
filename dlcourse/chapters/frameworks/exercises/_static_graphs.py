"""Two static graphs (14.9), by two authors."""


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

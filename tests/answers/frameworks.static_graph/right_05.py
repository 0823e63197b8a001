# right: node objects
class Node:
    def __init__(self, op, inputs):
        self.op = op
        self.inputs = inputs

    def value(self, feed, cache):
        if id(self) not in cache:
            if self.op == "constant":
                result = self.inputs[0]
            elif self.op == "relu":
                a = self.inputs[0].value(feed, cache)
                result = a if a > 0 else 0.0
            elif self.op == "add":
                result = self.inputs[0].value(feed, cache) + self.inputs[1].value(feed, cache)
            else:
                result = self.inputs[0].value(feed, cache) * self.inputs[1].value(feed, cache)
            cache[id(self)] = result
        return cache[id(self)]


class Placeholder(Node):
    def __init__(self, name):
        super().__init__("placeholder", [])
        self.name = name

    def value(self, feed, cache):
        cache[id(self)] = feed[self.name]
        return feed[self.name]


class StaticGraph:
    def __init__(self, program):
        self.nodes = {}
        for name, op, *inputs in program:
            if name in self.nodes:
                raise ValueError(name + " twice")
            if op == "placeholder" and not inputs:
                node = Placeholder(name)
            elif op == "constant" and len(inputs) == 1:
                node = Node(op, inputs)
            elif (op in ("add", "mul") and len(inputs) == 2) or (op == "relu" and len(inputs) == 1):
                try:
                    node = Node(op, [self.nodes[i] for i in inputs])
                except KeyError as error:
                    raise ValueError(f"no earlier line defines {error}") from None
            else:
                raise ValueError(f"unknown operation or wrong number of inputs: {name}")
            self.nodes[name] = node

    def run(self, fetch, feed):
        return self.nodes[fetch].value(feed, {})

    def gradients(self, fetch, feed):
        cache = {}
        top = self.nodes[fetch]
        top.value(feed, cache)
        slopes = {id(top): 1.0}
        for node in list(self.nodes.values())[::-1]:
            slope = slopes.get(id(node), 0.0)
            if id(node) not in slopes or node.op in ("constant", "placeholder"):
                continue
            values = [cache[id(i)] for i in node.inputs]
            if node.op == "add":
                local = [1.0, 1.0]
            elif node.op == "mul":
                local = values[::-1]
            else:
                local = [1.0 if values[0] > 0 else 0.0]
            for i, d in zip(node.inputs, local):
                slopes[id(i)] = slopes.get(id(i), 0.0) + slope * d
        return {name: slopes.get(id(node), 0.0) for name, node in self.nodes.items() if node.op == "placeholder"}

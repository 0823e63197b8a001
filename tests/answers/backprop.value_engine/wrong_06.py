# wrong: the values are taken in preorder of a depth-first search (appended when first seen), which is no topological order where a value is used at different depths
# accept: not_topological
import math


class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes

    def __add__(self, other):
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),))

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,))

    def backward(self):
        order = []
        stack = [self]
        while stack:
            v = stack.pop()
            if v in order:
                continue
            order.append(v)
            stack.extend(v.parents)
        self.grad = 1.0
        for v in order:
            for p, s in zip(v.parents, v.slopes):
                p.grad += v.grad * s

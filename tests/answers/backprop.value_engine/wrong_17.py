# wrong: every path from the result to a leaf is walked separately instead of using a topological order, so the time grows exponentially with the number of forks
# accept: every_path_walked
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
        self.grad = 1.0
        stack = [(self, 1.0)]
        while stack:
            v, g = stack.pop()
            for p, s in zip(v.parents, v.slopes):
                p.grad += g * s
                stack.append((p, g * s))

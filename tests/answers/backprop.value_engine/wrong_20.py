# wrong: uses are counted when the graph is built, so a value that is also used outside of this result never becomes ready and passes nothing on
# accept: outside_uses_counted
import math


class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.uses = 0
        for p in parents:
            p.uses += 1

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
        ready = [self]
        while ready:
            v = ready.pop()
            for p, s in zip(v.parents, v.slopes):
                p.grad += v.grad * s
                p.uses -= 1
                if p.uses == 0:
                    ready.append(p)

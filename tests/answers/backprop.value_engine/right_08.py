# right: in a hurry, looks for an already sorted value in the list itself (slow)
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
        todo = [self]
        while todo:
            v = todo[-1]
            if v in order:
                todo.pop()
                continue
            waiting = [p for p in v.parents if p not in order]
            if waiting:
                todo.extend(waiting)
            else:
                order.append(v)
                todo.pop()
        self.grad = 1.0
        for v in reversed(order):
            for p, s in zip(v.parents, v.slopes):
                p.grad += v.grad * s

# right: gradients of this call in a dictionary of their own, added to grad at the end
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
        order, seen, stack = [], set(), [self]
        while stack:
            v = stack[-1]
            missing = [p for p in v.parents if id(p) not in seen]
            if missing:
                stack.extend(missing)
            else:
                stack.pop()
                if id(v) not in seen:
                    seen.add(id(v))
                    order.append(v)
        flow = dict.fromkeys(order, 0.0)
        flow[self] = 1.0
        for v in reversed(order):
            for p, s in zip(v.parents, v.slopes):
                flow[p] += flow[v] * s
        self.grad = 0.0
        for v in order:
            v.grad += flow[v]

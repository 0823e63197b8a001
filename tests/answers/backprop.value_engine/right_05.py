# right: micrograd style, a closure per operation, iterators on a stack instead of recursion
import math


class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self._backward = lambda: None

    def _make(self, data, parents, slopes):
        out = Value(data, parents, slopes)

        def _backward():
            for p, s in zip(parents, slopes):
                p.grad += s * out.grad

        out._backward = _backward
        return out

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return self._make(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return self._make(self.data * other.data, (self, other), (other.data, self.data))

    def __pow__(self, n):
        assert isinstance(n, (int, float))
        return self._make(self.data**n, (self,), (n * self.data ** (n - 1),))

    def tanh(self):
        t = math.tanh(self.data)
        return self._make(t, (self,), (1 - t**2,))

    def backward(self):
        topo = []
        visited = {self}
        stack = [(self, iter(self.parents))]
        while stack:
            v, rest = stack[-1]
            for p in rest:
                if p not in visited:
                    visited.add(p)
                    stack.append((p, iter(p.parents)))
                    break
            else:
                topo.append(v)
                stack.pop()
        self.grad = 1.0
        for v in topo[::-1]:
            v._backward()

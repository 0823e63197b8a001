# wrong: breadth-first search with a queue is no topological order, a value can pass its gradient on before all of its uses have reported
# accept: not_topological
import math
from collections import deque



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
        queue = deque([self])
        visited = {self}
        while queue:
            v = queue.popleft()
            for p, s in zip(v.parents, v.slopes):
                p.grad += v.grad * s
                if p not in visited:
                    visited.add(p)
                    queue.append(p)

# right: graphlib from the standard library sorts
import math
from graphlib import TopologicalSorter



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
        graph = {}
        todo = [self]
        while todo:
            v = todo.pop()
            if v not in graph:
                graph[v] = v.parents
                todo += v.parents
        self.grad = 1.0
        for v in list(TopologicalSorter(graph).static_order())[::-1]:
            for parent, slope in zip(v.parents, v.slopes):
                parent.grad += v.grad * slope

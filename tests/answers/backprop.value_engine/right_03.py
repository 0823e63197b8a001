# right: numbers the values as they are made and takes the youngest from a heap
import heapq
import itertools
import math

counter = itertools.count()


class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.number = next(counter)

    def __add__(self, other):
        return Value(self.data + other.data, (self, other), (1, 1))

    def __mul__(self, other):
        return Value(other.data * self.data, (other, self), (self.data, other.data))

    def __pow__(self, n):
        slope = n * self.data ** (n - 1) if n != 0 else 0.0
        return Value(self.data**n, (self,), (slope,))

    def tanh(self):
        slope = 1 / math.cosh(self.data) ** 2 if abs(self.data) < 300 else 0.0
        return Value(math.tanh(self.data), (self,), (slope,))

    def backward(self):
        self.grad = 1.0
        heap = [(-self.number, self)]
        known = {self.number}
        while heap:
            _, v = heapq.heappop(heap)
            for p, s in zip(v.parents, v.slopes):
                p.grad += v.grad * s
                if p.number not in known:
                    known.add(p.number)
                    heapq.heappush(heap, (-p.number, p))

# right: keeps the depth of every value and sorts by it
class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.depth = 1 + max([p.depth for p in parents], default=-1)

    def __add__(self, other):
        return Value(self.data + other.data, parents=(self, other), slopes=(1.0, 1.0))

    def __mul__(self, other):
        return Value(self.data * other.data, parents=(self, other), slopes=(other.data, self.data))

    def __pow__(self, n):
        return Value(self.data**n, parents=(self,), slopes=(n * self.data ** (n - 1),))

    def tanh(self):
        out = Value(float(np.tanh(self.data)), parents=(self,))
        out.slopes = (1 - out.data**2,)
        return out

    def backward(self):
        everything = {self}
        layer = {self}
        while layer:
            layer = {p for v in layer for p in v.parents} - everything
            everything |= layer
        self.grad = 1.0
        for v in sorted(everything, key=lambda v: v.depth, reverse=True):
            for i in range(len(v.parents)):
                v.parents[i].grad += v.slopes[i] * v.grad

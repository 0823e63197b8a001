# right: Kahn: count how often each value is used below this one, ready when all uses have reported
from collections import Counter, deque



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
        t = np.tanh(self.data)
        return Value(t, [self], [1 - t**2])

    def backward(self):
        uses = Counter()
        found = {id(self)}
        todo = [self]
        while todo:
            v = todo.pop()
            for p in v.parents:
                uses[id(p)] += 1
                if id(p) not in found:
                    found.add(id(p))
                    todo.append(p)

        self.grad = 1
        ready = deque([self])
        while ready:
            v = ready.popleft()
            for p, slope in zip(v.parents, v.slopes):
                p.grad = p.grad + slope * v.grad
                uses[id(p)] -= 1
                if uses[id(p)] == 0:
                    ready.append(p)

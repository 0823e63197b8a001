# right: a class that keeps its state, weights by keyword
class Memory:
    def __init__(self, step, h, **weights):
        self.step, self.h, self.weights = step, h, weights

    def __call__(self, x):
        self.h = self.step(x, self.h, **self.weights)
        return self.h


def rnn_forward(step, x, h0, wx, wh, b):
    cell = Memory(step, h0, wx=wx, wh=wh, b=b)
    return np.array([cell(xt) for xt in x])

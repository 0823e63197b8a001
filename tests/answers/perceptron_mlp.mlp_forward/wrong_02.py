# wrong: Dense: multiplies with the transposed weights, as if they were (out, in)
# accept: weights_transposed
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x
        return x @ self.w.T + self.b

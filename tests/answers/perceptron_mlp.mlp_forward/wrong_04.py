# wrong: Dense: x is not remembered
# accept: input_not_kept
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        return x @ self.w + self.b

# wrong: Dense: w @ x, the factors in the wrong order
# accept: factors_swapped
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x
        return self.w @ x + self.b

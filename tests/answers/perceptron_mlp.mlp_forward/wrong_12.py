# wrong: Dense: the assignment is the wrong way round, x = self.x
# accept: assignment_reversed
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        x = self.x
        return x @ self.w + self.b

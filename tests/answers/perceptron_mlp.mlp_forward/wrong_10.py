# wrong: Dense: the result is not returned
# accept: returns_nothing
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x
        self.out = x @ self.w + self.b

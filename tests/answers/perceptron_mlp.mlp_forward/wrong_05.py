# wrong: Dense: remembers its output instead of its input
# accept: output_kept
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x @ self.w + self.b
        return self.x

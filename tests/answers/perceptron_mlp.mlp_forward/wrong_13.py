# wrong: Dense: remembers x only the first time
# accept: first_batch_kept
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b
        self.x = None

    def forward(self, x):
        if self.x is None:
            self.x = x
        return self.x @ self.w + self.b

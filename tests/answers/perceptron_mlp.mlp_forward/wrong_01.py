# wrong: Dense: the bias is forgotten
# accept: bias_forgotten
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x
        return x @ self.w

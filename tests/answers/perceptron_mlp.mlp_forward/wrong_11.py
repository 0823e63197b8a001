# wrong: Dense: the bias is added as a column, one number per sample
# accept: bias_per_sample
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x
        return x @ self.w + self.b[:, None]

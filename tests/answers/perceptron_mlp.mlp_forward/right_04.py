# right: Dense: a column of ones for the bias
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x
        ones = np.ones((len(x), 1))
        return np.concatenate([x, ones], axis=1) @ np.vstack([self.w, self.b])

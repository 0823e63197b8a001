# right: Dense: sample by sample, remembers a copy
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x.copy()
        return np.array([self.w.T.dot(row) + self.b for row in x]).reshape(len(x), len(self.b))

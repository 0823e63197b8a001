# right: Dense: einsum, np.add
class Dense:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def forward(self, x):
        self.x = x
        return np.add(np.einsum("nd,dh->nh", x, self.w), self.b[None, :])

# right: a projection with keyword stride, += on its own array
class ResidualBlock:
    def __init__(self, w1, w2, w_skip=None, stride=1):
        self.conv1, self.norm1 = Conv(w1, stride), BatchNorm(len(w1), w1.dtype)
        self.conv2, self.norm2 = Conv(w2), BatchNorm(len(w2), w2.dtype)
        self.skip = w_skip if w_skip is None else Conv(w_skip, stride=stride)

    def forward(self, x):
        self.h = np.maximum(0, self.norm1.forward(self.conv1.forward(x)))
        y = self.norm2.forward(self.conv2.forward(self.h))
        y += x if self.skip is None else self.skip.forward(x)
        self.y = y
        return np.maximum(0, y)

    def backward(self, dout):
        dy = np.where(self.y > 0, dout, 0)
        dh = np.where(self.h > 0, self.conv2.backward(self.norm2.backward(dy)), 0)
        dx = self.conv1.backward(self.norm1.backward(dh)).copy()
        dx += dy if self.skip is None else self.skip.backward(dy)
        return dx

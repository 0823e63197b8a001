# right: lambda for the shortcut, masks as numbers
class ResidualBlock:
    def __init__(self, w1, w2, w_skip=None, stride=1):
        self.conv1, self.norm1 = Conv(w1, stride), BatchNorm(len(w1), w1.dtype)
        self.conv2, self.norm2 = Conv(w2), BatchNorm(len(w2), w2.dtype)
        self.skip = None if w_skip is None else Conv(w_skip, stride)
        self.shortcut = (lambda x: x) if w_skip is None else self.skip.forward
        self.shortcut_back = (lambda d: d) if w_skip is None else self.skip.backward

    def forward(self, x):
        inner = self.norm1.forward(self.conv1.forward(x))
        self.mask1 = np.heaviside(inner, 0)
        outer = self.norm2.forward(self.conv2.forward(inner * self.mask1)) + self.shortcut(x)
        self.mask2 = np.heaviside(outer, 0)
        return outer * self.mask2

    def backward(self, dout):
        g = dout * self.mask2
        through_f = self.conv1.backward(
            self.norm1.backward(self.mask1 * self.conv2.backward(self.norm2.backward(g)))
        )
        return through_f + self.shortcut_back(g)

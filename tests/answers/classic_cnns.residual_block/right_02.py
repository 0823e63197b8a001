# right: lists of layers and a ReLU class
class Relu:
    def forward(self, x):
        self.on = x > 0
        return np.where(self.on, x, 0.0).astype(x.dtype)

    def backward(self, dout):
        return np.where(self.on, dout, 0.0).astype(dout.dtype)


class ResidualBlock:
    def __init__(self, w1, w2, w_skip=None, stride=1):
        self.conv1, self.norm1 = Conv(w1, stride), BatchNorm(len(w1), w1.dtype)
        self.conv2, self.norm2 = Conv(w2), BatchNorm(len(w2), w2.dtype)
        self.skip = None
        if w_skip is not None:
            self.skip = Conv(w_skip, stride)
        self.main = [self.conv1, self.norm1, Relu(), self.conv2, self.norm2]
        self.last = Relu()

    def forward(self, x):
        out = x
        for layer in self.main:
            out = layer.forward(out)
        shortcut = self.skip.forward(x) if self.skip else x
        return self.last.forward(out + shortcut)

    def backward(self, dout):
        dsum = self.last.backward(dout)
        d = dsum
        for layer in self.main[::-1]:
            d = layer.backward(d)
        return d + (self.skip.backward(dsum) if self.skip else dsum)

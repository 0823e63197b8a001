# right: masks of what is off, assignment into own copies, shortcut first
import numpy as np


class ResidualBlock:
    """relu(F(x) + S(x)): two convolutions of 3 × 3 with batch normalisation, and a shortcut."""

    def __init__(self, w1, w2, w_skip=None, stride=1):
        self.conv1, self.norm1 = Conv(w1, stride), BatchNorm(len(w1), w1.dtype)
        self.conv2, self.norm2 = Conv(w2), BatchNorm(len(w2), w2.dtype)
        if w_skip is None:
            self.skip = None
        else:
            self.skip = Conv(w_skip, stride)

    def forward(self, x):
        f = self.conv1.forward(x)
        f = self.norm1.forward(f)
        self.off1 = f <= 0
        f[self.off1] = 0
        f = self.conv2.forward(f)
        f = self.norm2.forward(f)
        f += x if self.skip is None else self.skip.forward(x)
        self.off2 = f <= 0
        f[self.off2] = 0
        return f

    def backward(self, dout):
        g = dout.copy()
        g[self.off2] = 0
        dx = g.copy() if self.skip is None else self.skip.backward(g)
        h = self.norm2.backward(g)
        h = self.conv2.backward(h).copy()
        h[self.off1] = 0
        h = self.norm1.backward(h)
        dx = dx + self.conv1.backward(h)
        return dx

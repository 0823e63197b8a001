# wrong: goes through the layers of the main path backwards in the order of forward
# accept: layers_in_forward_order
import numpy as np


class ResidualBlock:
    """relu(F(x) + S(x)): two convolutions of 3 × 3 with batch normalisation, and a shortcut."""

    def __init__(self, w1, w2, w_skip=None, stride=1):
        self.conv1, self.norm1 = Conv(w1, stride), BatchNorm(len(w1), w1.dtype)
        self.conv2, self.norm2 = Conv(w2), BatchNorm(len(w2), w2.dtype)
        self.skip = Conv(w_skip, stride=stride) if w_skip is not None else None

    def forward(self, x):
        h = x
        for layer in (self.conv1, self.norm1):
            h = layer.forward(h)
        self.inner = np.maximum(h, 0)
        h = self.inner
        for layer in (self.conv2, self.norm2):
            h = layer.forward(h)
        if self.skip is not None:
            h = h + self.skip.forward(x)
        else:
            h = h + x
        self.out = np.maximum(h, 0)
        return self.out.copy()

    def backward(self, dout):
        dsum = np.where(self.out > 0, dout, 0)
        d = dsum
        for layer in (self.conv2, self.norm2):
            d = layer.backward(d)
        d = np.where(self.inner > 0, d, 0)
        for layer in (self.conv1, self.norm1):
            d = layer.backward(d)
        shortcut = dsum if self.skip is None else self.skip.backward(dsum)
        return np.add(d, shortcut)

# right: reduce and lambda, relu as (a + |a|) / 2, heaviside
from functools import reduce
import numpy as np


class ResidualBlock:
    def __init__(self, w1, w2, w_skip=None, stride=1):
        self.conv1, self.norm1 = Conv(w1, stride), BatchNorm(len(w1), w1.dtype)
        self.conv2, self.norm2 = Conv(w2), BatchNorm(len(w2), w2.dtype)
        self.skip = w_skip if w_skip is None else Conv(w_skip, stride)

    def forward(self, x):
        relu = lambda a: (a + np.abs(a)) / 2
        self.z1 = reduce(lambda h, layer: layer.forward(h), (self.conv1, self.norm1), x)
        f = reduce(lambda h, layer: layer.forward(h), (self.conv2, self.norm2), relu(self.z1))
        s = self.skip.forward(x) if self.skip else x
        self.z2 = f + s
        return relu(self.z2)

    def backward(self, dout):
        step = lambda a: np.heaviside(a, 0)
        d2 = dout * step(self.z2)
        d1 = reduce(lambda d, layer: layer.backward(d), (self.norm2, self.conv2), d2)
        d0 = reduce(lambda d, layer: layer.backward(d), (self.norm1, self.conv1), d1 * step(self.z1))
        if not self.skip:
            return d0 + d2
        return d0 + self.skip.backward(d2)

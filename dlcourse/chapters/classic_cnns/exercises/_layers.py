"""The layers that section 3 of the notebook gives, word for word (a test compares them)."""

import numpy as np


class Conv:
    """A convolution without bias, padded so that stride 1 keeps height and width."""

    def __init__(self, w, stride=1):
        """w: (F, C, K, K) with an odd K."""
        self.w, self.stride = w, stride

    def forward(self, x):
        """(N, C, H, W) -> (N, F, OH, OW)"""
        size, pad = self.w.shape[2], self.w.shape[2] // 2
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        windows = np.lib.stride_tricks.sliding_window_view(padded, (size, size), (2, 3))
        windows = windows[:, :, :: self.stride, :: self.stride].transpose(0, 2, 3, 1, 4, 5)
        self.columns, self.padded = windows.reshape(-1, self.w[0].size), padded.shape
        out = self.columns @ self.w.reshape(len(self.w), -1).T
        return out.reshape(*windows.shape[:3], -1).transpose(0, 3, 1, 2)

    def backward(self, dout):
        """Keeps the gradient of w as dw, returns that of x."""
        size, step, pad = self.w.shape[2], self.stride, self.w.shape[2] // 2
        (images, _, rows, columns), rest = dout.shape, self.w.shape[1:]
        g = dout.transpose(0, 2, 3, 1).reshape(-1, len(self.w))
        self.dw = (g.T @ self.columns).reshape(self.w.shape)
        back = (g @ self.w.reshape(len(self.w), -1)).reshape(images, rows, columns, *rest)
        dx = np.zeros(self.padded, dout.dtype)
        for i in range(size):
            for j in range(size):
                places = dx[:, :, i : i + step * rows : step, j : j + step * columns : step]
                places += back[..., i, j].transpose(0, 3, 1, 2)
        return dx[:, :, pad : dx.shape[2] - pad, pad : dx.shape[3] - pad]


class BatchNorm:
    """Batch normalisation of images (N, C, H, W), channel by channel."""

    def __init__(self, channels, dtype=float):
        self.gamma, self.beta = np.ones(channels, dtype), np.zeros(channels, dtype)
        self.mean, self.var = np.zeros(channels, dtype), np.ones(channels, dtype)
        self.training = True

    def forward(self, x):
        """Normalised values, shaped as x."""
        mean, var = self.mean, self.var
        if self.training:
            mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
            self.mean = 0.9 * self.mean + 0.1 * mean
            self.var = 0.9 * self.var + 0.1 * var
        self.spread = np.sqrt(var + 1e-5)[:, None, None]
        self.z = (x - mean[:, None, None]) / self.spread
        return self.gamma[:, None, None] * self.z + self.beta[:, None, None]

    def backward(self, dout):
        """Keeps dgamma and dbeta, returns the gradient of x; for training only."""
        self.dgamma, self.dbeta = (dout * self.z).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))
        count = dout[:, 0].size
        own = dout - self.dbeta[:, None, None] / count
        own = own - self.z * self.dgamma[:, None, None] / count
        return self.gamma[:, None, None] / self.spread * own

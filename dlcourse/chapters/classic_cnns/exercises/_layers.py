"""The layers that section 3 of the notebook gives, word for word (a test compares them)."""

import numpy as np


class Conv:
    """A convolution without bias, padded so that stride 1 keeps height and width."""

    def __init__(self, w, stride=1):
        """w: (F, C, K, K) with an odd K."""
        self.w, self.stride = w, stride

    def forward(self, x):
        """x: (N, C, H, W).  returns: (N, F, OH, OW)."""
        channels, size, pad = self.w.shape[1], self.w.shape[2], self.w.shape[2] // 2
        padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad))).transpose(1, 0, 2, 3)
        images, (rows, columns) = len(x), (-(-side // self.stride) for side in x.shape[2:])
        taps = np.empty((channels, size, size, images, rows, columns), x.dtype)
        for i in range(size):
            for j in range(size):
                taps[:, i, j] = padded[self._under(i, j, rows, columns)]
        self.taps, self.padded = taps.reshape(channels * size * size, -1), padded.shape
        out = self.w.reshape(len(self.w), -1) @ self.taps
        return out.reshape(-1, images, rows, columns).transpose(1, 0, 2, 3)

    def backward(self, dout):
        """Keeps the gradient of w as dw, returns that of x."""
        filters, channels, size, _ = self.w.shape
        images, _, rows, columns = dout.shape
        g = dout.transpose(1, 0, 2, 3).reshape(filters, -1)
        self.dw = (g @ self.taps.T).reshape(self.w.shape)
        back = self.w.reshape(filters, -1).T @ g
        back = back.reshape(channels, size, size, images, rows, columns)
        dx, pad = np.zeros(self.padded, dout.dtype), size // 2
        for i in range(size):
            for j in range(size):
                dx[self._under(i, j, rows, columns)] += back[:, i, j]
        return dx[:, :, pad : dx.shape[2] - pad, pad : dx.shape[3] - pad].transpose(1, 0, 2, 3)

    def _under(self, i, j, rows, columns):
        """The pixels that lie under tap (i, j), one for every place of the window."""
        step = self.stride
        return np.s_[:, :, i : i + step * rows : step, j : j + step * columns : step]


class BatchNorm:
    """Batch normalisation of images (N, C, H, W), channel by channel."""

    def __init__(self, channels, dtype=float):
        self.gamma, self.beta = np.ones(channels, dtype), np.zeros(channels, dtype)
        self.mean, self.var = np.zeros(channels, dtype), np.ones(channels, dtype)
        self.training = True

    def forward(self, x):
        """x: (N, C, H, W).  returns: normalised values of the same shape."""
        mean, var = self.mean, self.var
        if self.training:
            mean, var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
            count = x[:, 0].size
            self.mean = 0.9 * self.mean + 0.1 * mean
            self.var = 0.9 * self.var + 0.1 * var * count / max(count - 1, 1)
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

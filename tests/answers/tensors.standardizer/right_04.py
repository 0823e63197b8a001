# right: everything in float64, back to the dtype at the end
class Standardizer:
    def __init__(self):
        self.mean = None
        self.std = None

    def fit(self, x):
        big = np.asarray(x, dtype=np.float64)
        self.mean = big.sum(axis=0) / len(big)
        variance = ((big - self.mean) ** 2).sum(axis=0) / len(big)
        variance[variance == 0] = 1.0
        self.std = np.sqrt(variance)
        return self

    def transform(self, x):
        return ((x - self.mean) / self.std).astype(x.dtype)

    def inverse(self, z):
        return (self.mean + self.std * z).astype(z.dtype)

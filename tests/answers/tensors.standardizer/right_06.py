# right: keeps a second attribute, matrix form
class Standardizer:
    def fit(self, x):
        self.mean = np.average(x, axis=0)
        centred = x - self.mean
        self.std = np.sqrt(np.mean(centred * centred, axis=0))
        self.std += self.std == 0
        self.factor = 1 / self.std
        return self

    def transform(self, x):
        return ((x - self.mean) @ np.diag(self.factor)).astype(x.dtype)

    def inverse(self, z):
        return (z @ np.diag(self.std) + self.mean).astype(z.dtype)

# right: NumPy, np.where for constant columns
class Standardizer:
    def fit(self, x):
        self.mean = np.mean(x, axis=0)
        self.std = np.std(x, axis=0)
        self.std = np.where(self.std == 0, 1, self.std).astype(x.dtype)
        return self

    def transform(self, x):
        return (x - self.mean) / self.std

    def inverse(self, z):
        return z * self.std + self.mean

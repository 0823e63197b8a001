# wrong: float32 becomes float64
# accept: promotes_dtype
class Standardizer:
    def fit(self, x):
        self.mean = np.array([column.mean() for column in x.T], dtype=np.float64)
        self.std = np.array([column.std() or 1 for column in x.T], dtype=np.float64)
        return self

    def transform(self, x):
        return (x - self.mean) / self.std

    def inverse(self, z):
        return z * self.std + self.mean

# right: constant columns found by minimum and maximum
class Standardizer:
    def fit(self, x):
        constant = x.min(axis=0) == x.max(axis=0)
        self.mean = x.mean(axis=0)
        self.std = x.std(axis=0)
        self.std[constant] = 1
        return self

    def transform(self, x):
        z = x.copy()
        z -= self.mean
        z /= self.std
        return z

    def inverse(self, z):
        x = z.copy()
        x *= self.std
        x += self.mean
        return x

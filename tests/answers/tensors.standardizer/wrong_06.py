# wrong: a small number is added instead
# accept: epsilon_added
class Standardizer:
    def fit(self, x):
        self.mean = x.mean(axis=0)
        self.std = x.std(axis=0) + 1e-8
        return self

    def transform(self, x):
        return ((x - self.mean) / self.std).astype(x.dtype)

    def inverse(self, z):
        return (z * self.std + self.mean).astype(z.dtype)

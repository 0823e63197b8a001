# wrong: scales to 0 ... 1
# accept: scaled_to_range
class Standardizer:
    def fit(self, x):
        self.mean = x.min(axis=0)
        self.std = x.max(axis=0) - x.min(axis=0)
        self.std[self.std == 0] = 1
        return self

    def transform(self, x):
        return (x - self.mean) / self.std

    def inverse(self, z):
        return z * self.std + self.mean

# wrong: transform fits again
# accept: own_statistics
class Standardizer:
    def fit(self, x):
        self.mean = x.mean(axis=0)
        self.std = x.std(axis=0)
        self.std[self.std == 0] = 1
        return self

    def transform(self, x):
        self.fit(x)
        return (x - self.mean) / self.std

    def inverse(self, z):
        return z * self.std + self.mean

# wrong: the mean is not subtracted
# accept: mean_kept
class Standardizer:
    def fit(self, x):
        self.mean = x.mean(axis=0)
        self.std = x.std(axis=0)
        self.std[self.std == 0] = 1
        return self

    def transform(self, x):
        return x / self.std

    def inverse(self, z):
        return z * self.std

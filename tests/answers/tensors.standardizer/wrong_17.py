# wrong: mean and std are local names in fit
# accept: not_remembered
class Standardizer:
    def fit(self, x):
        mean = x.mean(axis=0)
        std = x.std(axis=0)
        std[std == 0] = 1
        return self

    def transform(self, x):
        return (x - self.mean) / self.std

    def inverse(self, z):
        return z * self.std + self.mean

# wrong: transform changes its input
# accept: changes_input
class Standardizer:
    def fit(self, x):
        self.mean = x.mean(axis=0)
        self.std = x.std(axis=0)
        self.std[self.std == 0] = 1
        return self

    def transform(self, x):
        x -= self.mean
        x /= self.std
        return x

    def inverse(self, z):
        return z * self.std + self.mean

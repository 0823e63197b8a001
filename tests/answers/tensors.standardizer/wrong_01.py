# wrong: new rows are scaled with their own numbers
# accept: own_statistics
class Standardizer:
    def fit(self, x):
        self.mean = x.mean(axis=0)
        self.std = x.std(axis=0)
        self.std[self.std == 0] = 1
        return self

    def transform(self, x):
        std = x.std(axis=0)
        return (x - x.mean(axis=0)) / np.where(std == 0, 1, std).astype(x.dtype)

    def inverse(self, z):
        return z * self.std + self.mean

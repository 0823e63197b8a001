# wrong: one mean for the whole table
# accept: one_for_all_columns
class Standardizer:
    def fit(self, x):
        self.mean = x.mean()
        self.std = x.std() or 1
        return self

    def transform(self, x):
        return (x - self.mean) / self.std

    def inverse(self, z):
        return z * self.std + self.mean

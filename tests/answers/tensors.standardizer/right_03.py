# right: scikit-learn inside
from sklearn.preprocessing import StandardScaler


class Standardizer:
    def fit(self, x):
        self.scaler = StandardScaler().fit(x)
        self.mean, self.std = self.scaler.mean_, self.scaler.scale_
        return self

    def transform(self, x):
        return self.scaler.transform(x)

    def inverse(self, z):
        return self.scaler.inverse_transform(z)

# right: loops over the columns
class Standardizer:
    def fit(self, x):
        n, d = x.shape
        self.mean, self.std = np.zeros(d), np.zeros(d)
        for j in range(d):
            total = 0.0
            for i in range(n):
                total += float(x[i, j])
            self.mean[j] = total / n
            squares = 0.0
            for i in range(n):
                squares += (float(x[i, j]) - self.mean[j]) ** 2
            self.std[j] = (squares / n) ** 0.5
            if self.std[j] == 0:
                self.std[j] = 1
        return self

    def transform(self, x):
        out = np.empty_like(x)
        for j in range(x.shape[1]):
            out[:, j] = (x[:, j] - self.mean[j]) / self.std[j]
        return out

    def inverse(self, z):
        out = np.empty_like(z)
        for j in range(z.shape[1]):
            out[:, j] = z[:, j] * self.std[j] + self.mean[j]
        return out

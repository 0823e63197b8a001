# right: scikit-learn; percentile, minimum and maximum
from sklearn.impute import SimpleImputer


def impute(train, new):
    imputer = SimpleImputer(strategy="median")
    return imputer.fit_transform(train), imputer.transform(new)


def clip_outliers(train, new, factor=1.5):
    q1 = np.percentile(train, 25, axis=0)
    q3 = np.percentile(train, 75, axis=0)
    low, high = (1 + factor) * q1 - factor * q3, (1 + factor) * q3 - factor * q1
    return np.minimum(np.maximum(train, low), high), np.minimum(np.maximum(new, low), high)

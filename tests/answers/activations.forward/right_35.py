# right: gelu: NormalDist of the standard library, list comprehension
from statistics import NormalDist


def gelu(x):
    normal = NormalDist()
    return np.array([v * normal.cdf(v) for v in x.ravel().tolist()], dtype=x.dtype).reshape(x.shape)

# right: SciPy's log_softmax, argpartition
from scipy.special import log_softmax


def unit(v):
    return v / np.linalg.norm(v, axis=1)[:, np.newaxis]


def info_nce(images, texts, temperature):
    scores = np.matmul(unit(images), np.transpose(unit(texts))) / temperature
    return -sum(np.diag(log_softmax(scores, axis=axis)).mean() for axis in (0, 1)) / 2


def recall_at(images, texts, k):
    similar, n = unit(images) @ unit(texts).T, len(images)
    if k == n:
        return 1.0
    kth = np.argpartition(similar, n - k, axis=1)[:, n - k :]
    return np.count_nonzero(kth == np.arange(n).reshape(-1, 1)) / n


embedded = {"q1": "a"}

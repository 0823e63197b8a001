# right: with scikit's words: a log-softmax
def log_softmax(z, axis):
    z = z - z.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))


def info_nce(images, texts, temperature):
    images = images / np.linalg.norm(images, axis=-1, keepdims=True)
    texts = texts / np.linalg.norm(texts, axis=-1, keepdims=True)
    logits = images @ texts.T / temperature
    n = np.arange(len(logits))
    return -(log_softmax(logits, 1)[n, n].mean() + log_softmax(logits, 0)[n, n].mean()) / 2

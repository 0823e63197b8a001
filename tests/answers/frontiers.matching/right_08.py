# right: exponentials as they are
def info_nce(images, texts, temperature):
    a = images / np.linalg.norm(images, axis=1, keepdims=True)
    b = texts / np.linalg.norm(texts, axis=1, keepdims=True)
    e = np.exp(a @ b.T / temperature)
    d = np.diag(e)
    return -0.5 * (np.log(d / e.sum(0)).mean() + np.log(d / e.sum(1)).mean())


def recall_at(images, texts, k):
    a = images / np.linalg.norm(images, axis=1, keepdims=True)
    b = texts / np.linalg.norm(texts, axis=1, keepdims=True)
    return np.mean([i in np.argsort(row)[::-1][:k] for i, row in enumerate(a @ b.T)])


embedded = {"q1": "a"}

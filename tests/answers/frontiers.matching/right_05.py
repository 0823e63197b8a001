# right: argpartition
def recall_at(images, texts, k):
    s = images @ (texts / np.linalg.norm(texts, axis=1)[:, None]).T
    best = np.argpartition(-s, k - 1, axis=1)[:, :k]
    return (best == np.arange(len(s))[:, None]).any(axis=1).mean()

# wrong: a number
# accept: number_not_share
def recall_at(images, texts, k):
    b = texts / np.linalg.norm(texts, axis=1, keepdims=True)
    s = images @ b.T
    return ((s > np.diag(s)[:, None]).sum(axis=1) < k).sum()

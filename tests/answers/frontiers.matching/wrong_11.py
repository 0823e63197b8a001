# wrong: the least similar
# accept: least_similar_first
def recall_at(images, texts, k):
    a = images / np.linalg.norm(images, axis=1, keepdims=True)
    b = texts / np.linalg.norm(texts, axis=1, keepdims=True)
    best = np.argsort(a @ b.T, axis=1)[:, :k]
    return np.mean([i in row for i, row in enumerate(best)])

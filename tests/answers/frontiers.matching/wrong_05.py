# wrong: own pair left out of the sum
# accept: own_pair_left_out
def info_nce(images, texts, temperature):
    a = images / np.linalg.norm(images, axis=1, keepdims=True)
    b = texts / np.linalg.norm(texts, axis=1, keepdims=True)
    e = np.exp(a @ b.T / temperature)
    d = np.diag(e)
    return -(np.log(d / (e.sum(axis=1) - d)).mean() + np.log(d / (e.sum(axis=0) - d)).mean()) / 2

# wrong: columns normalised
# accept: columns_normalised
def info_nce(images, texts, temperature):
    a = images / np.linalg.norm(images, axis=0)
    b = texts / np.linalg.norm(texts, axis=0)
    e = np.exp(a @ b.T / temperature)
    return -(np.log(np.diag(e) / e.sum(axis=1)).mean() + np.log(np.diag(e) / e.sum(axis=0)).mean()) / 2

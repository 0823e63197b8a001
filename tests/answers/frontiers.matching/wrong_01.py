# wrong: not normalised
# accept: not_normalised
def info_nce(images, texts, temperature):
    s = images @ texts.T / temperature
    e = np.exp(s - s.max())
    p, q = e / e.sum(axis=1, keepdims=True), e / e.sum(axis=0, keepdims=True)
    return -(np.log(np.diag(p)).mean() + np.log(np.diag(q)).mean()) / 2

# right: cosine divided afterwards
def info_nce(images, texts, temperature):
    lengths = np.outer(np.sqrt(np.sum(images**2, 1)), np.sqrt(np.sum(texts**2, 1)))
    s = images.dot(texts.T) / lengths / temperature
    rows = np.logaddexp.reduce(s, axis=1)
    columns = np.logaddexp.reduce(s, axis=0)
    return float(np.mean(rows + columns) / 2 - np.trace(s) / len(s))

# wrong: the lengths of the texts are left in the retrieval
# accept: texts_not_normalised
def info_nce(images, texts, temperature):
    images = images / np.sqrt((images**2).sum(1))[:, None]
    texts = texts / np.sqrt((texts**2).sum(1))[:, None]
    scores = np.einsum("id,jd->ij", images, texts) / temperature
    own = np.trace(scores) / len(scores)
    rows = np.logaddexp.reduce(scores, axis=1).mean()
    columns = np.logaddexp.reduce(scores, axis=0).mean()
    return 0.5 * (rows + columns) - own


def recall_at(images, texts, k):
    # the length of a picture changes no order, that of a text does
    scores = images @ texts.T
    better = (scores > np.diagonal(scores)[:, None]).sum(axis=1)
    return float((better < k).mean())


embedded = {"q1": "a"}

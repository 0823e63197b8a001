# wrong: times the temperature
# accept: temperature_multiplied
def info_nce(images, texts, temperature):
    a = images / np.linalg.norm(images, axis=1, keepdims=True)
    b = texts / np.linalg.norm(texts, axis=1, keepdims=True)
    e = np.exp(a @ b.T * temperature)
    return -(np.log(np.diag(e) / e.sum(axis=1)).mean() + np.log(np.diag(e) / e.sum(axis=0)).mean()) / 2

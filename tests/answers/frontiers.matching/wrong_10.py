# wrong: images for texts
# accept: texts_find_images
def recall_at(images, texts, k):
    a = images / np.linalg.norm(images, axis=1, keepdims=True)
    b = texts / np.linalg.norm(texts, axis=1, keepdims=True)
    s = b @ a.T
    return ((s > np.diag(s)[:, None]).sum(axis=1) < k).mean()

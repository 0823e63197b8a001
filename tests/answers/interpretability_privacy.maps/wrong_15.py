# wrong: the slopes of all scores are added up instead of that of class k
# accept: all_classes
def saliency(x, w1, b1, w2, b2, k):
    on = x @ w1 + b1 > 0
    return np.abs(w1 @ (on[:, None] * w2).sum(axis=1))


def occlusion_map(score, image, size, stride, fill):
    h, w = image.shape
    covered = np.repeat(image[None], ((h - size) // stride + 1) * ((w - size) // stride + 1), axis=0)
    across = (w - size) // stride + 1
    for number, picture in enumerate(covered):
        i, j = divmod(number, across)
        picture[i * stride :, j * stride :][:size, :size] = fill
    drops = score(image) - np.array([score(picture) for picture in covered])
    return drops.reshape(-1, across)

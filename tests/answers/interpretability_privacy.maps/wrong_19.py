# wrong: the last position is missing: range without + 1
# accept: last_position_missing
def saliency(x, w1, b1, w2, b2, k):
    on = x @ w1 + b1 > 0
    return np.abs(w1 @ (on * w2[:, k]))


def _cover(image, top, left, size, fill):
    rows, columns = np.ogrid[: image.shape[0], : image.shape[1]]
    inside = (rows >= top) & (rows < top + size) & (columns >= left) & (columns < left + size)
    return np.where(inside, fill, image)


def occlusion_map(score, image, size, stride, fill):
    tops = range(0, image.shape[0] - size, stride)
    lefts = range(0, image.shape[1] - size, stride)
    return np.array(
        [[score(image) - score(_cover(image, t, l, size, fill)) for l in lefts] for t in tops]
    )

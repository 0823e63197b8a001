# wrong: outer loop over the columns, so the map is filled in the wrong order
# accept: filled_by_columns
def saliency(x, w1, b1, w2, b2, k):
    on = x @ w1 + b1 > 0
    return np.abs(w1 @ (on * w2[:, k]))


def occlusion_map(score, image, size, stride, fill):
    height, width = image.shape
    whole, drops = score(image), []
    for left in range(0, width - size + 1, stride):
        for top in range(0, height - size + 1, stride):
            covered = np.copy(image)
            covered[top : top + size, left : left + size] = fill
            drops.append(whole - score(covered))
    return np.array(drops).reshape((height - size) // stride + 1, (width - size) // stride + 1)

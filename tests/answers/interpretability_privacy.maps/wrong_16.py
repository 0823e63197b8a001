# wrong: absolute values are taken of each path before they are added up
# accept: paths_made_positive
def saliency(x, w1, b1, w2, b2, k):
    on = x @ w1 + b1 > 0
    return np.abs(w1 * on * w2[:, k]).sum(axis=1)


def occlusion_map(score, image, size, stride, fill):
    height, width = image.shape
    whole = score(image)
    result = np.empty(((height - size) // stride + 1, (width - size) // stride + 1))
    for i in range(result.shape[0]):
        for j in range(result.shape[1]):
            covered = image.copy()
            covered[i * stride : i * stride + size, j * stride : j * stride + size] = fill
            result[i, j] = whole - score(covered)
    return result

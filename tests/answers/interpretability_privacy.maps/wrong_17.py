# wrong: the image itself is covered, and stays so
# accept: changes_input stays_covered
def saliency(x, w1, b1, w2, b2, k):
    on = x @ w1 + b1 > 0
    return np.abs(w1 @ (on * w2[:, k]))


def occlusion_map(score, image, size, stride, fill):
    H, W = image.shape
    before = score(image)
    out = np.zeros(((H - size) // stride + 1, (W - size) // stride + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            image[i * stride : i * stride + size, j * stride : j * stride + size] = fill
            out[i, j] = before - score(image)
    return out

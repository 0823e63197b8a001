# wrong: the score of the covered image
# accept: score_not_drop
def occlusion_map(score, image, size, stride, fill):
    h, w = image.shape
    out = np.zeros(((h - size) // stride + 1, (w - size) // stride + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            img = image.copy()
            img[i * stride : i * stride + size, j * stride : j * stride + size] = fill
            out[i, j] = score(img)
    return out

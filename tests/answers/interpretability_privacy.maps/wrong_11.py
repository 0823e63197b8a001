# wrong: covered with 0 whatever fill is
# accept: covered_with_zero argument_ignored
def occlusion_map(score, image, size, stride, fill):
    h, w = image.shape
    base = score(image)
    out = np.zeros(((h - size) // stride + 1, (w - size) // stride + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            img = image.copy()
            img[i * stride : i * stride + size, j * stride : j * stride + size] = 0
            out[i, j] = base - score(img)
    return out

# right: puts the patch back instead of copying each time
def occlusion_map(score, image, size, stride, fill):
    work = image.copy()
    h, w = image.shape
    out = np.zeros(((h - size) // stride + 1, (w - size) // stride + 1))
    s0 = score(image)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            window = np.s_[i * stride : i * stride + size, j * stride : j * stride + size]
            work[window] = fill
            out[i, j] = s0 - score(work)
            work[window] = image[window]
    return out

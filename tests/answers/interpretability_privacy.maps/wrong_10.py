# wrong: covered pixels stay covered
# accept: stays_covered
def occlusion_map(score, image, size, stride, fill):
    h, w = image.shape
    base = score(image)
    img = image.copy()
    out = np.zeros(((h - size) // stride + 1, (w - size) // stride + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            img[i * stride : i * stride + size, j * stride : j * stride + size] = fill
            out[i, j] = base - score(img)
    return out

# wrong: the last position is missing
# accept: last_position_missing
def occlusion_map(score, image, size, stride, fill):
    h, w = image.shape
    base = score(image)
    rows = range(0, h - size, stride)
    cols = range(0, w - size, stride)
    out = np.zeros((len(rows), len(cols)))
    for i, r in enumerate(rows):
        for j, c in enumerate(cols):
            img = image.copy()
            img[r : r + size, c : c + size] = fill
            out[i, j] = base - score(img)
    return out

# right: while loops
def occlusion_map(score, image, size, stride, fill):
    base = score(image)
    result = []
    y = 0
    while y + size <= image.shape[0]:
        row = []
        x = 0
        while x + size <= image.shape[1]:
            img = np.copy(image)
            img[y : y + size, x : x + size] = fill
            row.append(base - score(img))
            x += stride
        result.append(row)
        y += stride
    return np.array(result)

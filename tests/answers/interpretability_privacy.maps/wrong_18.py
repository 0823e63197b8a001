# wrong: covered minus whole: the sign is wrong
# accept: negated
def saliency(x, w1, b1, w2, b2, k):
    slope = [0.0] * len(x)
    for j in range(len(b1)):
        z = sum(float(x[i]) * float(w1[i][j]) for i in range(len(x))) + float(b1[j])
        if z > 0:
            for i in range(len(x)):
                slope[i] += float(w1[i][j]) * float(w2[j][k])
    return np.array([abs(s) for s in slope])


def occlusion_map(score, image, size, stride, fill):
    height, width = image.shape
    whole = score(image)
    result = np.empty(((height - size) // stride + 1, (width - size) // stride + 1))
    for i in range(result.shape[0]):
        for j in range(result.shape[1]):
            covered = image.copy()
            covered[i * stride : i * stride + size, j * stride : j * stride + size] = fill
            result[i, j] = score(covered) - whole
    return result

# right: only the units that are on; a generator and fromiter
def saliency(x, w1, b1, w2, b2, k):
    alive = np.flatnonzero(np.dot(x, w1) + b1 > 0)
    if alive.size == 0:
        return np.zeros(len(x))
    return np.absolute(np.dot(w1[:, alive], w2[alive, k]))


def occlusion_map(score, image, size, stride, fill):
    whole = score(image)

    def drops():
        for top in range(0, len(image) - size + 1, stride):
            for left in range(0, len(image[0]) - size + 1, stride):
                pixels = [list(map(float, row)) for row in image]
                for row in pixels[top : top + size]:
                    row[left : left + size] = [fill] * size
                yield whole - score(np.array(pixels, dtype=image.dtype))

    return np.fromiter(drops(), dtype=float).reshape((image.shape[0] - size) // stride + 1, -1)

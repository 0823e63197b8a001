# right: loops over places and channels
def to_keras(kind, weights, image=None):
    arrays = [a.copy() for a in weights]
    if kind == "conv":
        arrays[0] = np.moveaxis(arrays[0], [2, 3, 1, 0], [0, 1, 2, 3])
    if kind == "dense" and image:
        C, H, W = image
        rows = []
        for y in range(H):
            for x in range(W):
                for c in range(C):
                    rows.append(weights[0][c * H * W + y * W + x])
        arrays[0] = np.array(rows)
    return arrays

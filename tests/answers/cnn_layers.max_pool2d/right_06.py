# right: rows first, then columns, in two list comprehensions
def max_pool2d(x, size, stride):
    H, W = x.shape[2:]
    y = np.stack([x[:, :, r:r + size].max(axis=2) for r in range(0, H - size + 1, stride)], axis=2)
    return np.stack([y[:, :, :, c:c + size].max(axis=3) for c in range(0, W - size + 1, stride)], axis=3)

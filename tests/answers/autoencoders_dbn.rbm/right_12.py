# right: all pairs as a table
def energy(v, h, w, b_v, b_h):
    pairs = v[:, :, None] * h[:, None, :]
    return -(pairs * w).sum(axis=(1, 2)) - v.dot(b_v) - h.dot(b_h)

# right: in one line
def energy(v, h, w, b_v, b_h):
    return -(np.dot(v, b_v) + np.dot(h, b_h) + np.sum(np.dot(v, w) * h, axis=1))

# right: selects the units that are on
def saliency(x, w1, b1, w2, b2, k):
    active = np.flatnonzero(x.dot(w1) + b1 > 0)
    return np.fabs(w1[:, active].dot(w2[active, k]))

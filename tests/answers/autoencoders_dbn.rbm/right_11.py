# right: the hidden units' terms collected
def energy(v, h, w, b_v, b_h):
    return -(v * b_v).sum(1) - (h * (b_h + v @ w)).sum(1)

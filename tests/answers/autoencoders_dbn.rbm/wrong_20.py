# wrong: no weights
# accept: weights_forgotten
def energy(v, h, w, b_v, b_h):
    return -(v @ b_v) - h @ b_h

# wrong: overflows
# accept: overflows
def free_energy(v, w, b_v, b_h):
    return -(v @ b_v) - np.log(1 + np.exp(v @ w + b_h)).sum(axis=1)

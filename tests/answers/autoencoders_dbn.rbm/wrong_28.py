# wrong: not summed
# accept: not_summed
def free_energy(v, w, b_v, b_h):
    return -(v @ b_v) - np.logaddexp(0, v @ w + b_h)

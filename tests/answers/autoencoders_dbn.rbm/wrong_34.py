# wrong: the sum before the logarithm
# accept: log_of_sum
def free_energy(v, w, b_v, b_h):
    a = v @ w + b_h
    return -(v @ b_v) - np.logaddexp(0, a.sum(axis=1))

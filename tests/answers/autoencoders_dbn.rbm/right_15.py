# right: by logaddexp with an array of zeros
def free_energy(v, w, b_v, b_h):
    a = np.dot(v, w) + b_h
    log_terms = np.logaddexp(a, np.zeros_like(a))
    return -np.dot(v, b_v) - np.sum(log_terms, axis=-1)

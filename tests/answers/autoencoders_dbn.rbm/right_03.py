# right: by logaddexp and einsum
def p_h(v, w, b_h):
    a = np.einsum("ni,ij->nj", v, w) + b_h[None, :]
    return np.exp(-np.logaddexp(0.0, -a))

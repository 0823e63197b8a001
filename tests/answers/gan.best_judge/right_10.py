# right: by entropies with scipy's entr, H(m) - (H(p) + H(q)) / 2
from scipy.special import entr

def js(p, q, dx=1.0):
    m = (np.asarray(p) + np.asarray(q)) / 2
    return (entr(m).sum() - 0.5 * entr(p).sum() - 0.5 * entr(q).sum()) * dx

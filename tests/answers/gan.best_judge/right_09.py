# right: scipy rel_entr
from scipy.special import rel_entr

def js(p, q, dx=1.0):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    m = 0.5 * p + 0.5 * q
    return float((rel_entr(p, m).sum() + rel_entr(q, m).sum()) / 2 * dx)

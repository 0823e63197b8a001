# right: scipy.signal.lfilter
from scipy.signal import lfilter

def smooth(values, weight):
    x = np.asarray(values, dtype=float)
    if len(x) == 0:
        return x
    m = lfilter([1 - weight], [1, -weight], x)
    return m / (1 - weight ** np.arange(1, len(x) + 1))

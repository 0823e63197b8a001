# right: scipy cdist, smallest distance
from scipy.spatial.distance import cdist

def precision(samples, centres, radius):
    nearest = cdist(samples, centres).min(axis=1)
    return float(np.mean(nearest < radius))

# right: scipy cdist
from scipy.spatial.distance import cdist

def coverage(samples, centres, radius, share=0.02):
    near = cdist(samples, centres) < radius
    return int(np.count_nonzero(near.sum(0) >= share * near.shape[0]))

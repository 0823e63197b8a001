# right: KD-tree, nearest centre
from scipy.spatial import cKDTree

def precision(samples, centres, radius):
    distance, _ = cKDTree(centres).query(samples)
    return np.count_nonzero(distance < radius) / len(samples)

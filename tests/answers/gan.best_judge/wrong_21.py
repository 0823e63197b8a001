# wrong: returns the Jensen-Shannon distance of scipy, which is the square root and normalises the densities
# accept: distance_instead
from scipy.spatial.distance import jensenshannon

def js(p, q, dx=1.0):
    return jensenshannon(p, q) * dx

# right: regions that do not touch the edge
from scipy import ndimage


def holes(img):
    labels, n = ndimage.label(img < 8)
    edge = set(labels[0]) | set(labels[-1]) | set(labels[:, 0]) | set(labels[:, -1])
    return len(set(range(1, n + 1)) - edge)

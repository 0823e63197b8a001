# right: broadcasts the positions themselves and counts with bincount
import math


def unbroadcast(g, shape):
    size = math.prod(shape)
    where = np.broadcast_to(np.arange(size).reshape(shape), g.shape)
    return np.bincount(where.ravel(), weights=g.ravel(), minlength=size).reshape(shape)

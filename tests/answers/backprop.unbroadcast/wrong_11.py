# wrong: broadcasts instead of summing, the direction is confused
def unbroadcast(g, shape):
    return np.broadcast_to(g, shape)

# wrong: broadcasts instead of summing, the direction is confused
# accept: broadcasts_again
def unbroadcast(g, shape):
    return np.broadcast_to(g, shape)

# wrong: the higher mean
# accept: mean_is_enough
def better(ours, theirs, t):
    return bool(np.mean(ours) > np.mean(theirs))

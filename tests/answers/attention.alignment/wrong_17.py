# wrong: averaged first
# accept: sequences_averaged_first
def reading_slope(weights):
    p = weights.mean(axis=0).argmax(axis=-1)
    return np.polyfit(np.arange(len(p)), p, 1)[0]

# wrong: interpolates between 0 and 100 degrees and stays there outside of that range
# accept: clipped_range
def celsius(f):
    return np.interp(f, [32, 212], [0, 100])

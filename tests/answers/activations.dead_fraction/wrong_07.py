# wrong: looks at the first sample only
# accept: first_only only_batch_of_one
def dead_fraction(acts):
    return np.mean(acts[0] == 0)

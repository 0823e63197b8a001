# wrong: an if on whole arrays, raises ValueError for more than one place
# accept: one_number_only only_batch_of_one
def optimal_d(p, q):
    if p + q == 0:
        return 0.5
    return p / (p + q)

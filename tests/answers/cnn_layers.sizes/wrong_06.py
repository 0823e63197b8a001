# wrong: does not round, with a stride the number of places is a fraction
# accept: not_rounded
def out_size(n, k, s=1, p=0, d=1):
    return (n + 2 * p - d * (k - 1) - 1) / s + 1

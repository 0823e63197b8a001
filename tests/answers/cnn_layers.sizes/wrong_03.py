# wrong: the + 1 behind the quotient is missing, the first place is not counted
# accept: one_forgotten off_by_one
def out_size(n, k, s=1, p=0, d=1):
    return (n + 2 * p - d * (k - 1) - 1) // s

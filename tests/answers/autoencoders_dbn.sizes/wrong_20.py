# wrong: one too many
# accept: off_by_one
def output_padding(n, k, s=1, p=0):
    return (n + 2 * p - k + 1) % s

# wrong: the default stride is 2, as in the text's example
# accept: other_default
def up_size(n, k, s=2, p=0, op=0):
    return (n - 1) * s - 2 * p + k + op


def output_padding(n, k, s=1, p=0):
    return (n + 2 * p - k) % s

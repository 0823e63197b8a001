# wrong: the + 1 of the convolution is forgotten
# accept: one_forgotten_down
def up_size(n, k, s=1, p=0, op=0):
    return (n - 1) * s - 2 * p + k + op


def output_padding(n, k, s=1, p=0):
    small = (n + 2 * p - k) // s
    return n - up_size(small, k, s, p)

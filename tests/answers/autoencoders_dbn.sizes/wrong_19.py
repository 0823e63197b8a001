# wrong: starts from n, not from the small size
# accept: input_size_forgotten
def output_padding(n, k, s=1, p=0):
    return n - ((n - 1) * s - 2 * p + k)

# wrong: what is missing to the next multiple
# accept: sign_reversed stride_minus_remainder
def output_padding(n, k, s=1, p=0):
    return -(n + 2 * p - k) % s

# wrong: n instead of n - 1 gaps
# accept: one_pixel_too_many
def up_size(n, k, s=1, p=0, op=0):
    return n * s - 2 * p + k + op

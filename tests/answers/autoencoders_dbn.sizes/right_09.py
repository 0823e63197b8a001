# right: counting: the set of places that are written; the forgotten remainder
def up_size(n, k, s=1, p=0, op=0):
    written = 0
    for pixel in range(n):
        for place in range(pixel * s, pixel * s + k):
            written = max(written, place + 1)
    # a padding is cut off at both ends, the output padding is put on at one
    return written - p - p + op


def output_padding(n, k, s=1, p=0):
    return (n + 2 * p - k) % s

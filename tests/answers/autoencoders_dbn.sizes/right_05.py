# right: down and up again
def output_padding(n, k, s=1, p=0):
    down = (n + 2 * p - k) // s + 1
    up = (down - 1) * s - 2 * p + k
    return n - up

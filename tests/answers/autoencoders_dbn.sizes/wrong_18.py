# wrong: the size without output padding
# accept: size_instead
def output_padding(n, k, s=1, p=0):
    down = (n + 2 * p - k) // s + 1
    return (down - 1) * s - 2 * p + k

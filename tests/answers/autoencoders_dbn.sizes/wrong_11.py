# wrong: p is forgotten
# accept: padding_ignored
def output_padding(n, k, s=1, p=0):
    return (n - k) % s

# wrong: the padding is not used
# accept: padding_ignored
def out_size(n, k, s=1, p=0, d=1):
    window = d * (k - 1) + 1
    return (n - window) // s + 1

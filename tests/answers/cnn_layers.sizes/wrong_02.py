# wrong: the padding is added only once instead of on both sides
# accept: padding_once
def out_size(n, k, s=1, p=0, d=1):
    return (n + p - d * (k - 1) - 1) // s + 1

# wrong: p once
# accept: padding_once
def output_padding(n, k, s=1, p=0):
    return (n + p - k) % s

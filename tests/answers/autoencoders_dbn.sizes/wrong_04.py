# wrong: the padding counts once
# accept: padding_once
def up_size(n, k, s=1, p=0, op=0):
    return (n - 1) * s - p + k + op

# right: pixel by pixel
def up_size(n, k, s=1, p=0, op=0):
    size = k
    for _ in range(n - 1):
        size += s
    return size - 2 * p + op

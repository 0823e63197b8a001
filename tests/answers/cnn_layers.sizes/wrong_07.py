# wrong: brackets are missing, only the 1 is divided by the stride
# accept: brackets_missing
def out_size(n, k, s=1, p=0, d=1):
    return n + 2 * p - d * (k - 1) - 1 // s + 1

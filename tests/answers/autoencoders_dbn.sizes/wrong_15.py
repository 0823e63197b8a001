# wrong: the remainder of n
# accept: kernel_ignored
def output_padding(n, k, s=1, p=0):
    return n % s

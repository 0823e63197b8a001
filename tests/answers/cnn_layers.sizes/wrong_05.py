# wrong: the dilation is not used at all
# accept: dilation_ignored field_of_dilation_forgotten
def out_size(n, k, s=1, p=0, d=1):
    return (n - k + 2 * p) // s + 1

# right: by divmod
def output_padding(n, k, s=1, p=0):
    return divmod(n - k + 2 * p, s)[1]

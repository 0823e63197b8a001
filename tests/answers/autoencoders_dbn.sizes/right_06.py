# right: by the quotient
def output_padding(n, k, s=1, p=0):
    return (n + 2 * p - k) - s * ((n + 2 * p - k) // s)

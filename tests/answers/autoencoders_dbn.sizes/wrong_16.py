# wrong: the quotient
# accept: quotient_instead
def output_padding(n, k, s=1, p=0):
    return (n + 2 * p - k) // s

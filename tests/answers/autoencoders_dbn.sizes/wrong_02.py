# wrong: the formula of the convolution
# accept: downwards
def up_size(n, k, s=1, p=0, op=0):
    return (n + 2 * p - k) // s + 1 + op

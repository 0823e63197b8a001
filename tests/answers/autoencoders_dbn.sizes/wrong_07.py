# wrong: parentheses are missing
# accept: parentheses_missing
def up_size(n, k, s=1, p=0, op=0):
    return n - 1 * s - 2 * p + k + op

# wrong: true division: the size below has a fraction and the answer is always 0
# accept: always_zero
def up_size(n, k, s=1, p=0, op=0):
    return (n - 1) * s + k - 2 * p + op


def output_padding(n, k, s=1, p=0):
    few = (n + 2 * p - k) / s + 1
    return int(n - up_size(few, k, s, p)) if few > 0 else 0

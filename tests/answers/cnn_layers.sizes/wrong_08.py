# wrong: rounds to the nearest integer instead of down
# accept: rounded_to_nearest
def out_size(n, k, s=1, p=0, d=1):
    return round((n + 2 * p - d * (k - 1) - 1) / s) + 1

# wrong: takes d * k instead of d * (k - 1) + 1 for the reach of a dilated window
# accept: taps_stretched
def out_size(n, k, s=1, p=0, d=1):
    return (n + 2 * p - d * k) // s + 1

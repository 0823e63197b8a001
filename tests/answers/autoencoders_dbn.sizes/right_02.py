# right: by an array of that length
def up_size(n, k, s=1, p=0, op=0):
    full = np.zeros((n - 1) * s + k)
    return len(full) - p - p + op

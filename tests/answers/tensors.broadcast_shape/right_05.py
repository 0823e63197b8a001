# right: recursion, a list comes back
def broadcast_shape(a, b):
    if not a or not b:
        return list(a or b)
    m, n = a[-1], b[-1]
    if m != n and 1 not in (m, n):
        raise ValueError
    return [*broadcast_shape(a[:-1], b[:-1]), m * n if 1 in (m, n) else m]

# wrong: both of length 1 are left out
# accept: ones_dropped
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + a
    b = (1,) * (n - len(b)) + b
    out = []
    for m, n in zip(a, b):
        if m != n and m != 1 and n != 1:
            raise ValueError
        longer = n if m == 1 else m
        if longer != 1:
            out.append(longer)
    return tuple(out)

# wrong: multiples fit too
# accept: multiples_fit
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + a
    b = (1,) * (n - len(b)) + b
    out = []
    for m, n in zip(a, b):
        if m == 0 or n == 0:
            if m != n and 1 not in (m, n):
                raise ValueError
            out.append(0)
        elif max(m, n) % min(m, n):
            raise ValueError("do not fit")
        else:
            out.append(max(m, n))
    return tuple(out)

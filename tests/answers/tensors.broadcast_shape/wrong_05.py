# wrong: zip forgets the axes that only one of them has
# accept: extra_axes_lost
def broadcast_shape(a, b):
    out = []
    for m, n in zip(a[::-1], b[::-1]):
        if m == 1:
            out.append(n)
        elif n == 1 or m == n:
            out.append(m)
        else:
            raise ValueError("shapes")
    return tuple(out[::-1])

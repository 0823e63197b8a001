# wrong: shapes of different length are refused
# accept: lengths_refused
def broadcast_shape(a, b):
    if len(a) != len(b):
        raise ValueError("different numbers of axes")
    out = []
    for m, n in zip(a, b):
        if m != n and m != 1 and n != 1:
            raise ValueError("shapes")
        out.append(n if m == 1 else m)
    return tuple(out)

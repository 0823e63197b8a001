# wrong: the result is not reversed back
# accept: reversed
def broadcast_shape(a, b):
    out = []
    for i in range(1, max(len(a), len(b)) + 1):
        m = a[-i] if i <= len(a) else 1
        n = b[-i] if i <= len(b) else 1
        if m != n and m != 1 and n != 1:
            raise ValueError("shapes")
        out.append(n if m == 1 else m)
    return tuple(out)

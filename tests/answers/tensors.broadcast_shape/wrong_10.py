# wrong: assert instead of ValueError
# accept: wrong_error
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + a
    b = (1,) * (n - len(b)) + b
    for m, n in zip(a, b):
        assert m == n or m == 1 or n == 1
    return tuple(n if m == 1 else m for m, n in zip(a, b))

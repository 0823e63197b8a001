# wrong: max makes a 1 of a 0
# accept: maximum_of_zero
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + a
    b = (1,) * (n - len(b)) + b
    out = ()
    for x, y in zip(a, b):
        if x == y or x == 1 or y == 1:
            out += (max(x, y),)
        else:
            raise ValueError("do not fit")
    return out

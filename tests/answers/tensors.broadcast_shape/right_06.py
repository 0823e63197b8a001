# right: negative indices, an error class of its own
class ShapeError(ValueError):
    pass


def broadcast_shape(a, b):
    result = []
    for i in range(1, max(len(a), len(b)) + 1):
        m = a[-i] if i <= len(a) else 1
        n = b[-i] if i <= len(b) else 1
        if m != n and m != 1 and n != 1:
            raise ShapeError(f"axis {-i}: {m} and {n}")
        result = [m if n == 1 else n] + result
    return tuple(result)

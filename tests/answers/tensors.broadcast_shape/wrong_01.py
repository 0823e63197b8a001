# wrong: aligned at the left end
# accept: aligned_left
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = a + (1,) * (n - len(a))
    b = b + (1,) * (n - len(b))
    result = []
    for i in range(n):
        if a[i] != b[i] and a[i] != 1 and b[i] != 1:
            raise ValueError("no")
        result.append(b[i] if a[i] == 1 else a[i])
    return tuple(result)

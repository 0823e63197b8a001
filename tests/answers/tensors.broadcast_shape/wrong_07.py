# wrong: only b is stretched
# accept: only_one_stretched
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + a
    b = (1,) * (n - len(b)) + b
    for i in range(n):
        if b[i] != 1 and a[i] != b[i]:
            raise ValueError("b does not fit a")
    return a

# wrong: an axis of length 1 is not stretched
# accept: ones_refused
def broadcast_shape(a, b):
    n = min(len(a), len(b))
    if n and a[-n:] != b[-n:]:
        raise ValueError("shapes differ")
    return a if len(a) >= len(b) else b

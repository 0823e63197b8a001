# right: zip_longest from the right
from itertools import zip_longest


def broadcast_shape(a, b):
    out = []
    for m, n in zip_longest(reversed(a), reversed(b), fillvalue=1):
        sizes = {m, n} - {1}
        if len(sizes) > 1:
            raise ValueError(f"{m} against {n}")
        out.insert(0, sizes.pop() if sizes else 1)
    return tuple(out)

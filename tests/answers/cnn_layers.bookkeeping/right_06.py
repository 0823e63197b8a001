# right: two passes, first the shapes, then the parameters, zipped, np.prod left as a NumPy integer
def bookkeeping(shape, layers):
    shapes = [tuple(shape)]
    for l in layers:
        before = shapes[-1]
        if l[0] == "conv":
            shapes.append((l[1],) + tuple(n - l[2] + 1 for n in before[1:]))
        elif l[0] == "pool":
            shapes.append(before[:1] + tuple(n // l[1] for n in before[1:]))
        elif l[0] == "flatten":
            shapes.append((np.prod(before),))
        else:
            shapes.append((l[1],))
    counts = []
    for l, before in zip(layers, shapes):
        if l[0] == "conv":
            counts.append(l[1] * (before[0] * l[2] ** 2 + 1))
        elif l[0] == "dense":
            counts.append(l[1] * (before[0] + 1))
        else:
            counts.append(0)
    return list(zip(shapes[1:], counts))

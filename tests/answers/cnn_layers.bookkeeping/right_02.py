# right: match statement and np.prod
def bookkeeping(shape, layers):
    books = []
    for layer in layers:
        match layer:
            case ("conv", f, k):
                books.append(((f, shape[1] - k + 1, shape[2] - k + 1), f * (shape[0] * k**2 + 1)))
            case ("pool", s):
                books.append(((shape[0], (shape[1] - s) // s + 1, (shape[2] - s) // s + 1), 0))
            case ("flatten",):
                books.append(((int(np.prod(shape)),), 0))
            case ("dense", units):
                books.append(((units,), shape[0] * units + units))
        shape = books[-1][0]
    return books

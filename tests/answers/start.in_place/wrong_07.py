# wrong: the copy is centred but x itself is returned
def center(x):
    y = x.copy()
    y = y - y.mean()
    return x

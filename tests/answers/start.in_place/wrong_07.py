# wrong: the copy is centred but x itself is returned
# accept: input_returned
def center(x):
    y = x.copy()
    y = y - y.mean()
    return x

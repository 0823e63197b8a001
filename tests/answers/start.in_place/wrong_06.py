# wrong: the loop writes into x
def center(x):
    m = x.mean()
    for i in range(len(x)):
        x[i] = x[i] - m
    return x

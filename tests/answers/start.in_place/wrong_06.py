# wrong: the loop writes into x
# accept: changes_input
def center(x):
    m = x.mean()
    for i in range(len(x)):
        x[i] = x[i] - m
    return x

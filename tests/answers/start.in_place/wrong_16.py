# wrong: the mean is computed anew after each change
# accept: mean_recomputed
def center(x):
    y = x.astype(float)
    for i in range(len(y)):
        y[i] = y[i] - y.mean()
    return y

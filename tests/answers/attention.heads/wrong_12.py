# wrong: heads behind each other
# accept: heads_behind_each_other
def merge_heads(x):
    n, h, t, w = x.shape
    return np.concatenate([x[:, j] for j in range(h)], axis=1)

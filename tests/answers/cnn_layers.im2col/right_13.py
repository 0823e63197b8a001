# right: bias as one more column of the weights and a row of ones
def conv_from_columns(columns, w, b, oh, ow):
    n, k, p = columns.shape
    weights = np.hstack([w.reshape(len(w), k), b.reshape(-1, 1)])
    with_ones = np.concatenate([columns, np.ones((n, 1, p))], axis=1)
    return np.matmul(weights, with_ones).reshape(n, len(w), oh, ow)

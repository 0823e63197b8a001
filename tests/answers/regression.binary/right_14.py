# right: softplus of the logit of what did not happen
def bce_with_logits(z, y):
    wrong_way = np.where(y == 1, -z, z)
    return np.average(np.maximum(wrong_way, 0) + np.log1p(np.exp(-np.abs(wrong_way))))

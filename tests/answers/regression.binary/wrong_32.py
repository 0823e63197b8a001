# wrong: infinite terms are replaced by 0
# accept: infinities_hidden overflows
def bce_with_logits(z, y):
    p = 1 / (1 + np.exp(-z))
    terms = y * np.log(p) + (1 - y) * np.log(1 - p)
    return -np.mean(np.nan_to_num(terms, nan=0.0, posinf=0.0, neginf=0.0))

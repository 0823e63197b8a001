# wrong: Python's max compares a whole array with 0
# accept: one_number_only only_batch_of_one
def bce_with_logits(z, y):
    return np.mean(max(z, 0) + np.log(1 + np.exp(-abs(z))) - y * z)

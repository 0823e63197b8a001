# wrong: the probability is rounded to a decision before the loss
# accept: decision_before_loss
def binary_loss(outputs, y):
    p = np.where(outputs > 0, 1 - 1e-7, 1e-7)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

# wrong: plain accuracy
# accept: plain_accuracy
def balanced_accuracy(y, predicted):
    return np.mean(y == predicted)

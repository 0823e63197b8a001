# wrong: written for one row, so all rows are mixed
# accept: over_everything only_batch_of_one
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e)

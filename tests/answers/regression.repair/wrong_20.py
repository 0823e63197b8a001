# wrong: every label is taken from every row
# accept: labels_of_all_rows
def classifier_loss(outputs, labels):
    s = outputs - outputs.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -log_p[:, labels].mean()

# wrong: divided by the number of classes as well, mean over the one-hot table
# accept: divided_by_classes
def class_nll(log_p, targets):
    onehot = F.one_hot(targets - 1, log_p.shape[1])
    return -(onehot * log_p).mean()

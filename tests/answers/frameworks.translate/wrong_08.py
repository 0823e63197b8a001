# wrong: all rows and all targets are combined, an N x N table is averaged
# accept: all_pairs
def class_nll(log_p, targets):
    return -log_p[:, targets - 1].mean()

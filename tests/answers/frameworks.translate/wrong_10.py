# wrong: one loss per sample, the mean is missing
# accept: mean_missing
def class_nll(log_p, targets):
    return -log_p[torch.arange(len(targets)), targets - 1]

# wrong: the minus sign is missing
# accept: sign_forgotten negated
def class_nll(log_p, targets):
    return log_p[torch.arange(len(targets)), targets - 1].mean()

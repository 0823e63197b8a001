# right: plain loop
def class_nll(log_p, targets):
    total = 0
    for row, target in zip(log_p, targets):
        total = total - row[int(target) - 1]
    return total / len(targets)

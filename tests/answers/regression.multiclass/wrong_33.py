# wrong: only the last sample counts, the loss is overwritten
# accept: last_only
def cross_entropy(logits, labels):
    for row, label in zip(logits, labels):
        m = row.max()
        loss = m + np.log(np.sum(np.exp(row - m))) - row[label]
    return loss

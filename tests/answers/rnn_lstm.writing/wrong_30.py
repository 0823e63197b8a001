# wrong: the logits are taken for probabilities, the softmax is missing
# accept: softmax_missing
def bits_per_char(logits, targets):
    return -np.mean(np.log2(logits[np.arange(len(targets)), targets]))

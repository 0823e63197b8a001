# wrong: as found
# accept: scores_as_probabilities
def tumour_loss(scores, labels):
    return F.binary_cross_entropy(scores.clamp(1e-7, 1 - 1e-7), labels)

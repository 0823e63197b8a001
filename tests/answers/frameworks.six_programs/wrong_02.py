# wrong: sigmoid instead
# accept: sigmoid_before
def digit_loss(scores, labels):
    return F.cross_entropy(torch.sigmoid(scores), labels)

# right: sigmoid and the plain loss
def tumour_loss(scores, labels):
    return F.binary_cross_entropy(torch.sigmoid(scores), labels)

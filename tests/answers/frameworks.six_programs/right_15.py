# right: BCEWithLogitsLoss
def tumour_loss(scores, labels):
    return torch.nn.BCEWithLogitsLoss()(scores, labels)

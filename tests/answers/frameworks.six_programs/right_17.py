# right: two classes
def tumour_loss(scores, labels):
    two = torch.stack([torch.zeros_like(scores), scores], dim=1)
    return F.cross_entropy(two, labels.long())

# right: CrossEntropyLoss
def digit_loss(scores, labels):
    criterion = torch.nn.CrossEntropyLoss()
    return criterion(scores, labels)

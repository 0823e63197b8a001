# wrong: squared error
# accept: squared_error
def tumour_loss(scores, labels):
    return F.mse_loss(torch.sigmoid(scores), labels)

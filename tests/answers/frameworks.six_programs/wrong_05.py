# wrong: no minus
# accept: sign_forgotten
def digit_loss(scores, labels):
    return scores.log_softmax(1)[torch.arange(len(labels)), labels].mean()

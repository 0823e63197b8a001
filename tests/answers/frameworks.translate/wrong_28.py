# wrong: softmax before cross_entropy, although Gluon's loss takes raw scores
# accept: softmax_before_loss
def gluon_step(model, x, y, rate, batch_size):
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    optimizer.zero_grad()
    losses = F.cross_entropy(F.softmax(model(x), dim=1), y, reduction="none")
    (losses.sum() / batch_size).backward()
    optimizer.step()
    return losses.mean().item()

# wrong: returns a tensor instead of a float
# accept: tensor_instead
def gluon_step(model, x, y, rate, batch_size):
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    optimizer.zero_grad()
    losses = F.cross_entropy(model(x), y, reduction="none")
    (losses.sum() / batch_size).backward()
    optimizer.step()
    return losses.mean()

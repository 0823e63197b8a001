# wrong: the mean of the losses is divided by batch_size once more
# accept: divided_twice
def gluon_step(model, x, y, rate, batch_size):
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    optimizer.zero_grad()
    loss = F.cross_entropy(model(x), y)
    (loss / batch_size).backward()
    optimizer.step()
    return loss.item()

# wrong: the mean loss is minimised, a short last batch is divided by its own length instead of batch_size
# accept: own_length
def gluon_step(model, x, y, rate, batch_size):
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    optimizer.zero_grad()
    loss = F.cross_entropy(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()

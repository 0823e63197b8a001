# right: mean loss rescaled by the share of the batch
def gluon_step(model, x, y, rate, batch_size):
    sgd = torch.optim.SGD(model.parameters(), lr=rate * len(x) / batch_size)
    mean = torch.nn.CrossEntropyLoss()(model(x), y)
    sgd.zero_grad()
    mean.backward()
    sgd.step()
    return mean.item()

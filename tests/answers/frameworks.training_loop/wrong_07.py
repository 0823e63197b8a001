# wrong: the loss is added up as a tensor, the result is a tensor with its graph and not a float
# accept: keeps_the_graph
def train_epoch(model, batches, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for x, y in batches:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss * len(y)
        count += len(y)
    return total / count

# wrong: optimizer.step() is missing, nothing is learned
# accept: no_step
def train_epoch(model, batches, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for x, y in batches:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        total += loss.item() * len(y)
        count += len(y)
    return total / count

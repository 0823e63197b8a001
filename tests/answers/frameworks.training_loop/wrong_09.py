# wrong: zero_grad stands between backward and step, so the step sees no gradient
# accept: gradients_cleared_before_step no_step
def train_epoch(model, batches, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for x, y in batches:
        x, y = x.to(device), y.to(device)
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count

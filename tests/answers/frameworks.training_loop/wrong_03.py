# wrong: the mean over batches instead of samples, a short last batch weighs too much
# accept: mean_of_batches
def train_epoch(model, batches, optimizer, device):
    model.train()
    total, n = 0.0, 0
    for x, y in batches:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        n += 1
    return total / n

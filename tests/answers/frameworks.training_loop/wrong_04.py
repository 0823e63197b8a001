# wrong: model.train() is missing, dropout stays off after an evaluation
# accept: not_in_training_mode
def train_epoch(model, batches, optimizer, device):
    total, count = 0.0, 0
    for x, y in batches:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count

# wrong: softmax is applied before cross_entropy, which wants raw scores
# accept: softmax_before_loss
def train_epoch(model, batches, optimizer, device):
    model.train()
    total, count = 0.0, 0
    for x, y in batches:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        loss = F.cross_entropy(torch.softmax(model(x), dim=1), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count

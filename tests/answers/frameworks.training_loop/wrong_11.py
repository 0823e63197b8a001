# wrong: step only once after all batches instead of after each batch
# accept: one_step_per_epoch gradients_pile_up
def train_epoch(model, batches, optimizer, device):
    model.train()
    total, count = 0.0, 0
    optimizer.zero_grad()
    for x, y in batches:
        x, y = x.to(device), y.to(device)
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        total += loss.item() * len(y)
        count += len(y)
    optimizer.step()
    return total / count

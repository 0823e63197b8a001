# wrong: return stands inside the loop, only the first batch is used
# accept: returns_in_loop first_only
def train_epoch(model, batches, optimizer, device):
    model.train()
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

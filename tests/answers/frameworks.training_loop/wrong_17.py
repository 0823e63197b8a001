# wrong: the loss is the mean over batches
# accept: mean_of_batches
def evaluate(model, batches, device):
    model.eval()
    losses, right, count = [], 0, 0
    with torch.no_grad():
        for x, y in batches:
            x, y = x.to(device), y.to(device)
            scores = model(x)
            losses.append(F.cross_entropy(scores, y).item())
            right += (scores.argmax(1) == y).sum().item()
            count += len(y)
    return sum(losses) / len(losses), right / count

# wrong: the accuracy is the mean of the batch accuracies, a short last batch weighs too much
# accept: mean_of_batches
def evaluate(model, batches, device):
    model.eval()
    total, count, shares = 0.0, 0, []
    with torch.no_grad():
        for x, y in batches:
            x, y = x.to(device), y.to(device)
            scores = model(x)
            total += F.cross_entropy(scores, y).item() * len(y)
            count += len(y)
            shares.append((scores.argmax(1) == y).float().mean().item())
    return total / count, sum(shares) / len(shares)

# right: sample by sample in Python after the forward pass
import math

def evaluate(model, batches, device):
    model.train(False)
    total = 0.0
    correct = 0
    count = 0
    for x, y in batches:
        x = x.to(device)
        y = y.to(device)
        with torch.no_grad():
            rows = model(x).tolist()
        for row, label in zip(rows, y.tolist()):
            top = max(row)
            total += top + math.log(sum(math.exp(v - top) for v in row)) - row[label]
            correct += row.index(top) == label
            count += 1
    return total / count, correct / count

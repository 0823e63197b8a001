# right: nn.CrossEntropyLoss with reduction="sum", gradient of the mean
def train_epoch(model, batches, optimizer, device):
    criterion = torch.nn.CrossEntropyLoss(reduction="sum")
    model.train()
    losses = []
    numbers = []
    for batch in batches:
        inputs = batch[0].to(device)
        labels = batch[1].to(device)
        optimizer.zero_grad()
        loss_sum = criterion(model(inputs), labels)
        (loss_sum / labels.shape[0]).backward()
        optimizer.step()
        losses.append(loss_sum.item())
        numbers.append(labels.shape[0])
    return sum(losses) / sum(numbers)

# right: torch.autograd.grad
def gluon_step(model, x, y, rate, batch_size):
    parameters = [p for p in model.parameters() if p.requires_grad]
    total = F.cross_entropy(model(x), y, reduction="sum")
    gradients = torch.autograd.grad(total, parameters)
    with torch.no_grad():
        for p, g in zip(parameters, gradients):
            p.sub_(g, alpha=rate / batch_size)
    return total.item() / len(x)

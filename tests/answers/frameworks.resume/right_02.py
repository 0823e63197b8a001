# right: a lambda
def warmup_cosine(optimizer, warmup, steps):
    rest = steps - warmup
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: (step + 1) / warmup if step < warmup else (1 + math.cos(math.pi * (step - warmup) / rest)) / 2,
    )

# right: LambdaLR with one expression
def warmup_cosine(optimizer, warmup, steps):
    def f(k):
        return (k + 1) / warmup if k < warmup else 0.5 * (1 + np.cos(np.pi * (k - warmup) / (steps - warmup)))
    return torch.optim.lr_scheduler.LambdaLR(optimizer, f)

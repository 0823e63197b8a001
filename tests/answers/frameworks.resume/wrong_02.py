# wrong: the rate itself is returned
# accept: rate_counts_twice
def warmup_cosine(optimizer, warmup, steps):
    lr = optimizer.param_groups[0]["lr"]
    def f(k):
        return lr * (k + 1) / warmup if k < warmup else lr * 0.5 * (1 + math.cos(math.pi * (k - warmup) / (steps - warmup)))
    return LambdaLR(optimizer, f)

# wrong: starts at zero
# accept: starts_at_zero
def warmup_cosine(optimizer, warmup, steps):
    def f(k):
        return k / warmup if k < warmup else 0.5 * (1 + math.cos(math.pi * (k - warmup) / (steps - warmup)))
    return LambdaLR(optimizer, f)

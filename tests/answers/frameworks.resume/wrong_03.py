# wrong: not halved
# accept: not_halved
def warmup_cosine(optimizer, warmup, steps):
    def f(k):
        return (k + 1) / warmup if k < warmup else 1 + math.cos(math.pi * (k - warmup) / (steps - warmup))
    return LambdaLR(optimizer, f)

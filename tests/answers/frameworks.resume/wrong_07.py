# wrong: without warm-up
# accept: no_warmup
def warmup_cosine(optimizer, warmup, steps):
    def f(k):
        return 1 if k < warmup else 0.5 * (1 + math.cos(math.pi * (k - warmup) / (steps - warmup)))
    return LambdaLR(optimizer, f)

# right: a list of factors
def warmup_cosine(optimizer, warmup, steps):
    factors = []
    for k in range(steps + 1):
        if k < warmup:
            factors.append((k + 1) / warmup)
        else:
            factors.append(0.5 + 0.5 * math.cos(math.pi * (k - warmup) / (steps - warmup)))
    return LambdaLR(optimizer, factors.__getitem__)

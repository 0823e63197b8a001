# wrong: cosine over 2 pi
# accept: a_full_turn
def warmup_cosine(optimizer, warmup, steps):
    def f(k):
        return (k + 1) / warmup if k < warmup else 0.5 * (1 + math.cos(2 * math.pi * (k - warmup) / (steps - warmup)))
    return LambdaLR(optimizer, f)

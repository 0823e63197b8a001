# wrong: divided by all steps
# accept: cosine_over_all_steps
def warmup_cosine(optimizer, warmup, steps):
    def f(k):
        return (k + 1) / warmup if k < warmup else 0.5 * (1 + math.cos(math.pi * (k - warmup) / steps))
    return LambdaLR(optimizer, f)

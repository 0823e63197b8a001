# wrong: return forgotten
# accept: schedule_not_returned
def warmup_cosine(optimizer, warmup, steps):
    def f(k):
        return (k + 1) / warmup if k < warmup else 0.5 * (1 + math.cos(math.pi * (k - warmup) / (steps - warmup)))
    schedule = LambdaLR(optimizer, f)

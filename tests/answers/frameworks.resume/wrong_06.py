# wrong: a straight line
# accept: straight_down
def warmup_cosine(optimizer, warmup, steps):
    def f(k):
        return (k + 1) / warmup if k < warmup else (steps - k) / (steps - warmup)
    return LambdaLR(optimizer, f)

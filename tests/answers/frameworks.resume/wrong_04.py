# wrong: cosine from step 0
# accept: cosine_from_the_start
def warmup_cosine(optimizer, warmup, steps):
    def f(k):
        return (k + 1) / warmup if k < warmup else 0.5 * (1 + math.cos(math.pi * k / steps))
    return LambdaLR(optimizer, f)

# right: squared cosine of half the angle
def warmup_cosine(optimizer, warmup, steps):
    def factor(k):
        if k < warmup:
            return (k + 1) / warmup
        return math.cos(math.pi / 2 * (k - warmup) / (steps - warmup)) ** 2
    return LambdaLR(optimizer, factor)

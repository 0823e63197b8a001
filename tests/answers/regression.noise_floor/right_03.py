# right: the formulas for slope and offset in plain Python
def noise_floor(x, y):
    n = len(x)
    mx, my = sum(x) / n, sum(y) / n
    sxy = sum((a - mx) * (b - my) for a, b in zip(x, y))
    sxx = sum((a - mx) ** 2 for a in x)
    slope = sxy / sxx
    offset = my - slope * mx
    return sum((b - slope * a - offset) ** 2 for a, b in zip(x, y)) / (n - 2)

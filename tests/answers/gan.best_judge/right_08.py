# right: plain loop with math.log
import math

def js(p, q, dx=1.0):
    total = 0.0
    for a, b in zip(np.ravel(p), np.ravel(q)):
        m = 0.5 * (a + b)
        if a > 0:
            total += 0.5 * a * math.log(a / m)
        if b > 0:
            total += 0.5 * b * math.log(b / m)
    return total * dx

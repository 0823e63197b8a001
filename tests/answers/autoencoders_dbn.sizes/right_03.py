# right: by the set of touched places
def up_size(n, k, s=1, p=0, op=0):
    touched = {i * s + j for i in range(n) for j in range(k)}
    first, last = min(touched), max(touched)
    return (last - p) - (first + p) + 1 + op

# wrong: the sum is rounded to whole units
# accept: cut_to_integers
def total(prices):
    return round(sum(float(p) for p in prices))

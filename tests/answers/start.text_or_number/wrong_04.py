# wrong: the cents of each price are cut off
# accept: cents_cut_off cut_to_integers
def total(prices):
    s = 0
    for p in prices:
        s += int(float(p))
    return s

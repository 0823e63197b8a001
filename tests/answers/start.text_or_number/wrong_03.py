# wrong: int() cannot read a text with a decimal point
# accept: int_reads_no_point
def total(prices):
    return sum(int(p) for p in prices)

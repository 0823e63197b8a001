# wrong: float() of the whole list
# accept: whole_list_converted
def total(prices):
    return float(prices)

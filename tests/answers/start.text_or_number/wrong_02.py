# wrong: joins the texts to one long text
# accept: joined
def total(prices):
    result = ""
    for p in prices:
        result += p
    return result

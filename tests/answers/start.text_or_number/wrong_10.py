# wrong: returns the mean price instead of the sum
# accept: mean_instead
def total(prices):
    numbers = [float(p) for p in prices]
    return sum(numbers) / len(numbers)

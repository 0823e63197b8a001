# wrong: returns the mean price instead of the sum
def total(prices):
    numbers = [float(p) for p in prices]
    return sum(numbers) / len(numbers)

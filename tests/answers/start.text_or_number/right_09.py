# right: index loop and a second list
import math


def total(prices):
    numbers = []
    for i in range(len(prices)):
        numbers.append(float(prices[i]))
    return math.fsum(numbers)

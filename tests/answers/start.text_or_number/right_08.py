# right: Decimal, as one does with money
from decimal import Decimal


def total(prices):
    return sum((Decimal(p) for p in prices), Decimal(0))

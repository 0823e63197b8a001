# right: Decimal for the cents, float at the end
from decimal import Decimal


def total(prices):
    return float(sum(Decimal(p) for p in prices))

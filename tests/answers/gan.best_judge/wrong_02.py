# wrong: a small epsilon in the denominator makes the result 0 instead of 0.5 where both are 0
# accept: zero_where_empty epsilon_in_denominator
def optimal_d(p, q):
    return p / (p + q + 1e-12)

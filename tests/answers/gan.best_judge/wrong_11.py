# wrong: changes p and q in place by adding an epsilon, and the result is only close
# accept: changes_input epsilon_in_denominator
def optimal_d(p, q):
    p += 1e-3
    q += 1e-3
    return p / (p + q)

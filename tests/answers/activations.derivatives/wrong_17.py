# wrong: d_tanh: y ^ 2 is XOR in Python, not a power
# accept: xor_not_power
def d_tanh(y):
    return 1 - y ^ 2

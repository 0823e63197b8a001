# wrong: gelu: the tanh approximation instead of the exact form
# accept: tanh_approximation
def gelu(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x)))

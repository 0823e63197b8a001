# wrong: sigmoid: clipped at 500, which is safe in float64 but overflows in float32
# accept: overflows
def sigmoid(x):
    x = np.clip(x, -500, 500)
    return 1 / (1 + np.exp(-x))

# wrong: elementwise product instead of matrix product
# accept: elementwise_product
def collapse(weights, biases):
    w, b = weights[0], biases[0]
    for next_w, next_b in zip(weights[1:], biases[1:]):
        w = w * next_w
        b = b * next_w + next_b
    return w, b

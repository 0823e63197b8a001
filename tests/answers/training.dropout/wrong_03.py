# wrong: active in evaluation
# accept: active_in_evaluation
def dropout(x, p, training, rng):
    factors = (rng.random(x.shape) >= p) / (1 - p)
    return x * factors, factors

# wrong: relu: one comparison for the whole array
# accept: one_decision_for_all
def relu(x):
    if (x > 0).any():
        return x
    return np.zeros_like(x)

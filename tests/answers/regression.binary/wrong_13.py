# wrong: uses the absolute value for both signs, so negative z get the probability of positive ones
# accept: sign_lost
def sigmoid(z):
    return 1 / (1 + np.exp(-np.abs(z)))

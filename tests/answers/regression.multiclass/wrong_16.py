# wrong: the sign is turned, the smallest logit gets the largest probability
# accept: sign_turned
def softmax(z):
    e = np.exp(-(z - z.min(axis=1, keepdims=True)))
    return e / e.sum(axis=1, keepdims=True)

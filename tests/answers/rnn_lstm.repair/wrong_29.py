# wrong: transposed and then laid out in the old shape
# accept: reshaped_back
def time_first(tokens):
    return tokens.T.reshape(tokens.shape)

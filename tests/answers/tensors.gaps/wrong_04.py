# wrong: gaps become 0
# accept: zeros_filled
def impute(train, new):
    return np.nan_to_num(train), np.nan_to_num(new)

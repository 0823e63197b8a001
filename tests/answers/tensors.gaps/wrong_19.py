# wrong: only new is clipped
# accept: train_not_clipped
def clip_outliers(train, new, factor=1.5):
    q1, q3 = np.quantile(train, [0.25, 0.75], axis=0)
    low, high = q1 - factor * (q3 - q1), q3 + factor * (q3 - q1)
    return train.copy(), np.clip(new, low, high)

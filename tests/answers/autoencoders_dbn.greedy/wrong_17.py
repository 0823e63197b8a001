# wrong: rounded
# accept: rounded_features
def features(p_h, v, stack):
    x = v
    for w, b_v, b_h in stack:
        x = np.round(p_h(x, w, b_h))
    return x

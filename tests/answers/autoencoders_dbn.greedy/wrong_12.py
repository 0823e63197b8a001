# wrong: always from the raw data
# accept: raw_data_again
def features(p_h, v, stack):
    x = v
    for w, b_v, b_h in stack:
        x = p_h(v, w, b_h)
    return x

# wrong: first sequence only
# accept: first_sequence_only
def reading_slope(weights):
    p = weights[0].argmax(axis=-1)
    return np.polyfit(np.arange(len(p)), p, 1)[0]

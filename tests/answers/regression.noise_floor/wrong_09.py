# wrong: slope and offset from polyfit are exchanged
# accept: offset_and_slope_swapped
def noise_floor(x, y):
    offset, slope = np.polyfit(x, y, 1)
    return np.sum((y - slope * x - offset) ** 2) / (len(x) - 2)

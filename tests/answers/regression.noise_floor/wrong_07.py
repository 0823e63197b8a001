# wrong: precedence, 2 is subtracted after dividing by n
# accept: parentheses_missing
def noise_floor(x, y):
    slope, offset = np.polyfit(x, y, 1)
    return np.sum((y - slope * x - offset) ** 2) / len(x) - 2

# wrong: the latest first
# accept: newest_first
def split_by_time(times, shares):
    order = np.argsort(-times, kind="stable")
    ends = [round(s * len(times)) for s in np.cumsum(shares)[:-1]]
    return np.split(order, ends)

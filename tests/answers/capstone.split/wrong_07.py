# wrong: not sorted at all
# accept: order_of_the_table
def split_by_time(times, shares):
    ends = [round(s * len(times)) for s in np.cumsum(shares)[:-1]]
    return np.split(np.arange(len(times)), ends)

# right: by time, moment by moment
def split_by_time(times, shares):
    moments, counts = np.unique(times, return_counts=True)
    total = np.cumsum(counts)
    parts, start = [], -np.inf
    for k, share in enumerate(np.cumsum(shares)):
        if k == len(shares) - 1:
            end = np.inf
        else:
            end = moments[np.argmin(np.abs(total - share * len(times)))]
        parts.append(np.where((times > start) & (times <= end))[0])
        start = end
    return tuple(parts)

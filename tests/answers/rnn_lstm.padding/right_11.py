# right: walk through time and overwrite while a sequence is still running
def last_valid(h, lengths):
    last = np.array(h[0])
    for t in range(1, len(h)):
        running = (lengths > t)[:, None]
        last = np.where(running, h[t], last)
    return last

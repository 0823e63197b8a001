# right: ranks by a dictionary of mean places
def rank_correlation(a, b):
    def ranks(v):
        v = list(v.ravel())
        places = {}
        for place, value in enumerate(sorted(v)):
            places.setdefault(value, []).append(place)
        return np.array([sum(places[value]) / len(places[value]) for value in v])

    ra, rb = ranks(a), ranks(b)
    ra = ra - ra.mean()
    rb = rb - rb.mean()
    return (ra @ rb) / (np.linalg.norm(ra) * np.linalg.norm(rb))

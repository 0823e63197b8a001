"""Made-up people: their quasi-identifiers, and what they have."""

QUASI = ["place", "born", "sex"]
PLACES = ["10", "101", "11", "1"]
YEARS = [1950, 1960, 1970, 1980]
ILLS = ["asthma", "flu", "diabetes", "none", "fracture"]


def pick(rng, values):
    return values[int(rng.integers(len(values)))]


def row_of(rng, groups):
    place, born, sex = groups[int(rng.integers(len(groups)))]
    return {"place": place, "born": born, "sex": sex, "diagnosis": pick(rng, ILLS)}


def groups_of(rng, count):
    return [(pick(rng, PLACES), pick(rng, YEARS), pick(rng, ["f", "m"])) for _ in range(count)]

# right: setdefault codes and bincount; an index class with match
def k_of(rows, quasi):
    number = {}
    codes = [number.setdefault(tuple(map(row.__getitem__, quasi)), len(number)) for row in rows]
    return int(np.bincount(codes).min())


class _Index(dict):
    """People by their quasi-identifiers."""

    def __init__(self, people, quasi):
        super().__init__()
        for p in people:
            self.setdefault(tuple(p[q] for q in quasi), []).append(p)

    def only(self, key):
        match self.get(key, []):
            case [single]:
                return single
        return None


def link(rows, register, quasi, secret):
    table, town = _Index(rows, quasi), _Index(register, quasi)
    pairs = ((town.only(key), table.only(key)) for key in town)
    return {p["name"]: r[secret] for p, r in pairs if p is not None and r is not None}


leaks = {"q1": "b", "q2": "a", "q3": "c", "q4": "b"}

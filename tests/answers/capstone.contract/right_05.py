# right: a dictionary of functions, one per rule; generators
def _low(values, bound):
    return (i for i, v in enumerate(values) if v < bound)


def _high(values, bound):
    return (i for i, v in enumerate(values) if v > bound)


def _whole(values, asked):
    return (i for i, v in enumerate(values) if asked and v == v and v % 1 != 0)


def _unique(values, asked):
    before = {}
    for i, v in enumerate(values):
        if asked and v == v and before.setdefault(v, i) != i:
            yield i


def _gaps(values, allowed):
    return (i for i, v in enumerate(values) if v != v and not allowed)


RULES = {"low": _low, "high": _high, "whole": _whole, "unique": _unique}


def violations(table, contract):
    found = []
    for column, rules in contract.items():
        if column not in table:
            found.append((column, None, "missing"))
        else:
            values = np.asarray(table[column]).tolist()
            for rule in rules:
                if rule != "gaps":
                    found += [(column, i, rule) for i in RULES[rule](values, rules[rule])]
            found += [(column, i, "gaps") for i in _gaps(values, rules.get("gaps", False))]
    return found + [(c, None, "unknown") for c in set(table) - set(contract)]

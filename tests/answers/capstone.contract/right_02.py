# right: a generator and small helper functions
def _broken(values, rules):
    gap = np.isnan(values)
    if not rules.get("gaps"):
        yield "gaps", gap
    if "low" in rules:
        yield "low", values < rules["low"]
    if "high" in rules:
        yield "high", values > rules["high"]
    if rules.get("whole"):
        yield "whole", ~gap & (np.mod(values, 1) != 0)
    if rules.get("unique"):
        order = np.argsort(values, kind="stable")
        same = np.zeros(len(values), bool)
        same[order[1:]] = values[order[1:]] == values[order[:-1]]
        yield "unique", same


def violations(table, contract):
    result = [(c, None, "unknown") for c in table.keys() - contract.keys()]
    result += [(c, None, "missing") for c in contract.keys() - table.keys()]
    for c in table.keys() & contract.keys():
        for rule, mask in _broken(table[c], contract[c]):
            result.extend((c, r, rule) for r in np.where(mask)[0])
    return result

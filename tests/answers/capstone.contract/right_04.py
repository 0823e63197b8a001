# right: a mask per rule, np.unique for repetitions
def violations(table, contract):
    out = [(name, None, "missing") for name in contract if name not in table]
    out += [(name, None, "unknown") for name in table if name not in contract]
    for name in contract.keys() & table.keys():
        rules, values = contract[name], np.asarray(table[name], dtype=float)
        gap = np.isnan(values)
        masks = {}
        if not rules.get("gaps", False):
            masks["gaps"] = gap
        with np.errstate(invalid="ignore"):
            if rules.get("low") is not None:
                masks["low"] = values < rules["low"]
            if rules.get("high") is not None:
                masks["high"] = values > rules["high"]
            if rules.get("whole", False):
                masks["whole"] = ~gap & (values != np.floor(values))
        if rules.get("unique", False):
            _, first = np.unique(values, return_index=True)
            again = ~gap
            again[first] = False
            masks["unique"] = again
        for rule, mask in masks.items():
            out.extend((name, int(row), rule) for row in np.flatnonzero(mask))
    return out

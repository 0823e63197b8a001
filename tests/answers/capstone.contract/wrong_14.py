# wrong: 'whole': False is taken as the rule, because the key is there
# accept: key_is_enough
def violations(table, contract):
    def repeated(values, rows):
        order = np.argsort(values, kind="stable")
        same = np.flatnonzero(np.diff(values[order]) == 0) + 1
        return rows[order[same]]

    def check_column(column):
        if column not in table:
            return [(None, "missing")]
        if column not in contract:
            return [(None, "unknown")]
        rules, values = contract[column], np.array(table[column], dtype=np.float64)
        rows = np.where(~np.isnan(values))[0]
        numbers = values[rows]
        places = []
        if not rules.get("gaps"):
            places += [(r, "gaps") for r in np.where(np.isnan(values))[0].tolist()]
        for rule, test in (
            ("low", lambda bound: rows[np.less(numbers, bound)]),
            ("high", lambda bound: rows[np.greater(numbers, bound)]),
        ):
            if rule in rules:
                places += [(r, rule) for r in test(rules[rule]).tolist()]
        if "whole" in rules:
            places += [(r, "whole") for r in rows[np.trunc(numbers) != numbers].tolist()]
        if "unique" in rules:
            places += [(r, "unique") for r in repeated(numbers, rows).tolist()]
        return places

    return [(c, row, rule) for c in {*table, *contract} for row, rule in check_column(c)]

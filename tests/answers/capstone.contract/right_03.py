# right: a set of places
def violations(table, contract):
    places = set()
    for name in {*table, *contract}:
        if name not in table or name not in contract:
            places.add((name, None, "missing" if name in contract else "unknown"))
            continue
        rules, seen = contract[name], {}
        for row, value in enumerate(map(float, table[name])):
            tests = {
                "gaps": value != value and rules.get("gaps") is not True,
                "low": value < rules.get("low", float("-inf")),
                "high": value > rules.get("high", float("inf")),
                "whole": rules.get("whole") is True and value == value and not value.is_integer(),
                "unique": rules.get("unique") is True and value in seen,
            }
            if value == value:
                seen[value] = row
            places |= {(name, row, rule) for rule, broken in tests.items() if broken}
    return list(places)

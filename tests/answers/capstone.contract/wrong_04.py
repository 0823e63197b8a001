# wrong: a gap is compared like any number, turned round
# accept: gaps_break_other_rules
def violations(table, contract):
    problems = []
    for column, rules in contract.items():
        if column not in table:
            problems.append((column, None, "missing"))
            continue
        data = table[column]
        for i in range(len(data)):
            v = data[i]
            if np.isnan(v):
                if not rules.get("gaps", False):
                    problems.append((column, i, "gaps"))
            if "low" in rules and not v >= rules["low"]:
                problems.append((column, i, "low"))
            if "high" in rules and not v <= rules["high"]:
                problems.append((column, i, "high"))
            if rules.get("whole", False) and v != np.floor(v):
                problems.append((column, i, "whole"))
            if rules.get("unique", False) and v in data[:i]:
                problems.append((column, i, "unique"))
    for column in table:
        if column not in contract:
            problems.append((column, None, "unknown"))
    return problems

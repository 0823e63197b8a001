# wrong: unknown columns are not looked for
# accept: unknown_forgotten
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
                continue
            if "low" in rules and v < rules["low"]:
                problems.append((column, i, "low"))
            if "high" in rules and v > rules["high"]:
                problems.append((column, i, "high"))
            if rules.get("whole", False) and v != np.floor(v):
                problems.append((column, i, "whole"))
            if rules.get("unique", False) and v in data[:i]:
                problems.append((column, i, "unique"))
    return problems

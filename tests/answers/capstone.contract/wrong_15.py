# wrong: only one violation per row: elif
# accept: one_rule_per_row
def violations(table, contract):
    found = []
    for column, rules in contract.items():
        if column not in table:
            found.append((column, None, "missing"))
            continue
        seen = set()
        for row, value in enumerate(table[column]):
            value = float(value)
            if value != value:
                if not rules.get("gaps"):
                    found.append((column, row, "gaps"))
                continue
            if "low" in rules and value < rules["low"]:
                found.append((column, row, "low"))
            elif "high" in rules and value > rules["high"]:
                found.append((column, row, "high"))
            elif rules.get("whole") and not value.is_integer():
                found.append((column, row, "whole"))
            elif rules.get("unique"):
                if value in seen:
                    found.append((column, row, "unique"))
                seen.add(value)
    for column in table:
        if column not in contract:
            found.append((column, None, "unknown"))
    return found

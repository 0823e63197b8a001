# wrong: missing and unknown are exchanged
# accept: words_exchanged
from collections import Counter


def violations(table, contract):
    result = []
    defaults = {"low": -np.inf, "high": np.inf, "whole": False, "unique": False, "gaps": False}
    for column in sorted(set(table) | set(contract)):
        if column not in table:
            result.append((column, None, "unknown"))
            continue
        if column not in contract:
            result.append((column, None, "missing"))
            continue
        rules = {**defaults, **contract[column]}
        counted = Counter()
        for row, value in enumerate(table[column]):
            if np.isnan(value):
                result += [(column, row, "gaps")] * (not rules["gaps"])
                continue
            counted[float(value)] += 1
            broken = {
                "low": value < rules["low"],
                "high": value > rules["high"],
                "whole": rules["whole"] and round(float(value)) != value,
                "unique": rules["unique"] and counted[float(value)] > 1,
            }
            result += [(column, row, rule) for rule, yes in broken.items() if yes]
    return result

# wrong: the rarest class instead of the one that is found least
# accept: rarest_class
import statistics
from collections import Counter


def model_card(facts):
    if facts["use"].isspace() or facts["limits"].isspace() or "" in (facts["use"], facts["limits"]):
        raise ValueError("say what it is for and where it ends")
    ours = [float(v) for v in facts["scores"]]
    theirs = [float(v) for v in facts["baseline"]]
    t = float(facts["t"])

    def ends(values):
        half = t * statistics.stdev(values) / len(values) ** 0.5
        return statistics.fmean(values) - half, statistics.fmean(values) + half

    y = [int(v) for v in facts["y"]]
    hits = Counter(a for a, b in zip(y, facts["predicted"]) if a == b)
    counts = Counter(y)
    worst = min(counts, key=counts.get)
    share = hits[worst] / counts[worst]
    card = {name: facts[name] for name in ("track", "use", "limits")}
    card["seeds"] = len(ours)
    card["score"] = round(statistics.fmean(ours), 3)
    card["baseline"] = round(statistics.fmean(theirs), 3)
    card["interval"] = [round(end, 3) for end in ends(ours)]
    card["better"] = ends([a - b for a, b in zip(ours, theirs)])[0] > 0
    card["worst class"] = worst
    card["found of it"] = round(share, 3)
    return card

# wrong: NumPy numbers in the card, json.dumps fails
# accept: numbers_of_numpy
def model_card(facts):
    for name in ("use", "limits"):
        if not facts[name].strip():
            raise ValueError(f"{name} is empty")
    scores, baseline = np.asarray(facts["scores"]), np.asarray(facts["baseline"])
    low, mean, high = interval(scores, facts["t"])
    y, predicted = np.asarray(facts["y"]), np.asarray(facts["predicted"])
    found = {label: float((predicted[y == label] == label).mean()) for label in np.unique(y)}
    worst = min(found, key=found.get)
    return {
        "track": facts["track"],
        "use": facts["use"],
        "limits": facts["limits"],
        "seeds": len(scores),
        "score": round(float(mean), 3),
        "baseline": round(float(baseline.mean()), 3),
        "interval": [round(float(low), 3), round(float(high), 3)],
        "better": bool(better(scores, baseline, facts["t"])),
        "worst class": worst,
        "found of it": round(found[worst], 3),
    }

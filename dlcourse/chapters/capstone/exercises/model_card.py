"""18.8 What goes out with a model, on one page that a program can read."""

import numpy as np

from dlcourse.checking import Exercise, Function


def model_card(facts):
    blank = [name for name in ("use", "limits") if not facts[name].strip()]
    if blank:
        raise ValueError(f"{' and '.join(blank)} must be written")
    scores, baseline = np.asarray(facts["scores"], float), np.asarray(facts["baseline"], float)

    def half(values):
        return facts["t"] * values.std(ddof=1) / np.sqrt(len(values))

    y, predicted = facts["y"], facts["predicted"]
    found = {int(label): float((predicted[y == label] == label).mean()) for label in np.unique(y)}
    worst = min(found, key=found.get)
    gain = scores - baseline
    return {
        "track": facts["track"],
        "seeds": len(scores),
        "score": round(float(scores.mean()), 3),
        "interval": [round(float(scores.mean() + sign * half(scores)), 3) for sign in (-1, 1)],
        "baseline": round(float(baseline.mean()), 3),
        "better": bool(gain.mean() - half(gain) > 0),
        "worst class": worst,
        "found of it": round(found[worst], 3),
        "use": facts["use"].strip(),
        "limits": facts["limits"].strip(),
    }


exercise = Exercise(number="18.8", points=6, answers=[Function("model_card", model_card)])

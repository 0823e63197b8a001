"""18.8 What goes out with a model, on one page that a program can read."""

import json

import numpy as np

from dlcourse.checking import Case, Exercise, Function, edits, replaced, several


def model_card(facts):
    blank = [name for name in ("use", "limits") if not facts[name].strip()]
    if blank:
        raise ValueError(f"{' and '.join(blank)} must be written")
    scores, baseline = np.asarray(facts["scores"], float), np.asarray(facts["baseline"], float)

    def half(values):
        return facts["t"] * values.std(ddof=1) / np.sqrt(len(values))

    y, predicted, gain = facts["y"], facts["predicted"], scores - baseline
    found = {int(label): float((predicted[y == label] == label).mean()) for label in np.unique(y)}
    worst = min(found, key=found.__getitem__)
    return {
        "track": facts["track"],
        "seeds": len(scores),
        "score": round(float(scores.mean()), 3),
        "interval": [round(float(scores.mean() + sign * half(scores)), 3) for sign in (-1, 1)],
        "baseline": round(float(baseline.mean()), 3),
        "better": bool(gain.mean() - half(gain) > 0),
        "worst class": worst,
        "found of it": round(found[worst], 3),
        "use": facts["use"],
        "limits": facts["limits"],
    }


def by_parts(facts):
    for name in ("use", "limits"):
        if facts[name].strip() == "":
            raise ValueError(f"{name} is empty")
    scores = np.array(facts["scores"])
    baseline = np.array(facts["baseline"])
    n = len(scores)
    half = facts["t"] * scores.std(ddof=1) / np.sqrt(n)
    gain = scores - baseline
    ahead = gain.mean() > facts["t"] * gain.std(ddof=1) / np.sqrt(n)
    y, predicted = facts["y"], facts["predicted"]
    labels = np.unique(y)
    found = np.array([np.mean(predicted[y == label] == label) for label in labels])
    worst = found.argmin()
    card = {"track": facts["track"], "seeds": n}
    card["score"] = round(float(scores.mean()), 3)
    card["interval"] = [round(float(scores.mean() - half), 3), round(float(scores.mean() + half), 3)]
    card["baseline"] = round(float(baseline.mean()), 3)
    card["better"] = bool(ahead)
    card["worst class"] = int(labels[worst])
    card["found of it"] = round(float(found[worst]), 3)
    card["use"] = facts["use"]
    card["limits"] = facts["limits"]
    return card


def by_lists(facts):
    if not facts["use"].strip() or not facts["limits"].strip():
        raise ValueError("say what the model is for, and where it ends")
    scores, baseline, t = list(facts["scores"]), list(facts["baseline"]), facts["t"]
    n = len(scores)
    mean, base = sum(scores) / n, sum(baseline) / n
    half = t * (sum((s - mean) ** 2 for s in scores) / (n - 1)) ** 0.5 / n**0.5
    gain = [s - b for s, b in zip(scores, baseline, strict=True)]
    spread = (sum((g - mean + base) ** 2 for g in gain) / (n - 1)) ** 0.5
    ahead = mean - base > t * spread / n**0.5
    y, predicted = facts["y"].tolist(), facts["predicted"].tolist()
    labels = sorted(set(y))
    found = [sum(p == k for t, p in zip(y, predicted, strict=True) if t == k) / y.count(k) for k in labels]
    worst = found.index(min(found))
    card = {"track": facts["track"], "seeds": n}
    card["score"] = round(float(mean), 3)
    card["interval"] = [round(float(mean - half), 3), round(float(mean + half), 3)]
    card["baseline"] = round(float(base), 3)
    card["better"] = bool(ahead)
    card["worst class"] = int(labels[worst])
    card["found of it"] = round(float(found[worst]), 3)
    card["use"] = facts["use"]
    card["limits"] = facts["limits"]
    return card


_AUTHORS = (by_parts, by_lists)
_EACH_TEXT = 'for name in ("use", "limits"):'
_BOTH_TEXTS = 'if not facts["use"].strip() or not facts["limits"].strip():'
mistakes = [
    *edits(
        _AUTHORS,
        divided_by_n=[
            ('half = facts["t"] * scores.std(ddof=1)', 'half = facts["t"] * scores.std()'),
            ("for s in scores) / (n - 1)", "for s in scores) / n"),
        ],
        spread_of_scores=[
            ("scores.std(ddof=1) / np.sqrt(n)", "scores.std(ddof=1)"),
            ("for s in scores) / (n - 1)) ** 0.5 / n**0.5", "for s in scores) / (n - 1)) ** 0.5"),
        ],
        better_by_mean=[("bool(ahead)", "bool(gain.mean() > 0)"), ("bool(ahead)", "bool(mean > base)")],
        best_seed=[
            ("round(float(scores.mean()), 3)", "round(float(scores.max()), 3)"),
            ("round(float(mean), 3)", "round(float(max(scores)), 3)"),
        ],
        best_class=[("found.argmin()", "found.argmax()"), ("min(found)", "max(found)")],
        place_of_class=[("int(labels[worst])", "int(worst)"), ("int(labels[worst])", "int(worst)")],
        rarest_class=[
            ("found.argmin()", "int(np.argmin([np.sum(y == label) for label in labels]))"),
            ("found.index(min(found))", "min(range(len(labels)), key=lambda k: y.count(labels[k]))"),
        ],
        of_the_predicted=[
            ("predicted[y == label] == label", "y[predicted == label] == label"),
            ("if t == k) / y.count(k)", "if t == k) / max(predicted.count(k), 1)"),
        ],
        not_in_pairs=[
            ("bool(ahead)", "bool(scores.mean() - half > baseline.mean())"),
            ("bool(ahead)", "bool(mean - half > base)"),
        ],
        factor_written_down=[('half = facts["t"]', "half = 2.571"), ("half = t *", "half = 2.571 *")],
        not_rounded=[
            ("by_parts(facts)", "by_parts(facts, round=lambda number, places: number)"),
            ("by_lists(facts)", "by_lists(facts, round=lambda number, places: number)"),
        ],
        spaces_are_text=[
            ("facts[name].strip()", "facts[name]"),
            (
                'not facts["use"].strip() or not facts["limits"].strip()',
                'not facts["use"] or not facts["limits"]',
            ),
        ],
        numbers_of_numpy=[
            ("int(labels[worst])", "labels[worst]"),
            ("int(labels[worst])", "np.int64(labels[worst])"),
        ],
        errors_of_it=[
            ("round(float(found[worst]), 3)", "round(1 - float(found[worst]), 3)"),
            ("round(float(found[worst]), 3)", "round(1 - float(found[worst]), 3)"),
        ],
    ),
    *several(
        _AUTHORS,
        blank_passes=[
            [
                (_EACH_TEXT, f"for name in {asked}:"),
                (_BOTH_TEXTS, f"if any(not facts[n].strip() for n in {asked}):"),
            ]
            for asked in ("()", '("use",)', '("limits",)')
        ],
    ),
    *replaced(
        _AUTHORS,
        '    card["limits"] = facts["limits"]\n',
        limits_left_out="",
        texts_swapped='    card["limits"] = facts["use"]; card["use"] = facts["limits"]\n',
    ),
]


def _facts(seed, draws=5, labels=(0, 1), gain=0.04, use="as asked", limits="as found"):
    rng = np.random.default_rng(seed)
    base = rng.normal(0.7, 0.05, draws)
    y = np.concatenate([labels, rng.choice(labels, 60)])
    shares = np.zeros(2)
    while np.count_nonzero(shares == shares.min()) > 1 or np.count_nonzero(shares == shares.max()) > 1:
        predicted = np.where(rng.random(len(y)) < 0.7, y, rng.choice(labels, len(y)))
        shares = np.array([(predicted[y == label] == label).mean() for label in labels])
    t = {3: 4.303, 4: 3.182, 5: 2.776, 6: 2.571}[draws]
    return {
        "track": str(rng.choice(["digits", "subjects", "payments"])),
        "scores": base + gain + rng.normal(0, 0.01, draws),
        "baseline": base,
        "t": t,
        "y": y,
        "predicted": predicted,
        "use": use,
        "limits": limits,
    }


def written(answer, facts):
    """The card as a program reads it again, or why that cannot be."""
    card = answer(facts)
    try:
        return json.loads(json.dumps(card))
    except TypeError as error:
        return str(error)


def refused(answer, facts, blank):
    """A card of whole facts, and what happens with facts in which a text is missing."""
    said = {"whole": answer(facts)["seeds"]}
    for text in ("", "  \n"):
        try:
            answer({**facts, blank: text})
            said[f"{blank} is {text!r}"] = "a card"
        except ValueError:
            said[f"{blank} is {text!r}"] = "ValueError"
        except Exception as error:
            said[f"{blank} is {text!r}"] = type(error).__name__
    return said


def _written(name, facts, weight=1.0):
    return Case(name, (facts,), play=written, typed=f"model_card(facts)  # {name}", weight=weight)


def _refused(name, facts, blank, weight=1.0):
    return Case(
        name, (facts, blank), play=refused, typed=f"model_card({{**facts, {blank!r}: ' '}})", weight=weight
    )


def drawn(rng):
    seeds = [int(seed) for seed in rng.integers(1 << 30, size=6)]
    return [
        _written("five draws", _facts(seeds[0]), 2),
        _written("ten classes", _facts(seeds[1], 6, tuple(range(10))), 2),
        _written("labels that do not begin at 0", _facts(seeds[2], 4, (3, 5, 8)), 2),
        _written("hardly ahead", _facts(seeds[3], 3, gain=0.004), 2),
        _written("behind", _facts(seeds[4], gain=-0.03)),
        _refused("no use", _facts(seeds[5]), "use", 1.5),
        _refused("no limits", _facts(seeds[5] + 1), "limits", 1.5),
    ]


visible = [_written("five draws", _facts(18)), _refused("no limits", _facts(19), "limits", 0.5)]
answer = Function("model_card", model_card, [by_parts, by_lists], mistakes, visible, drawn)
exercise = Exercise(number="18.8", points=6, answers=[answer])

# right: a dataclass-free builder, SciPy's sem, a confusion matrix
from scipy import stats


def _confusion(y, predicted):
    labels = np.union1d(y, predicted)
    table = np.zeros((labels.size, labels.size), dtype=int)
    np.add.at(table, (np.searchsorted(labels, y), np.searchsorted(labels, predicted)), 1)
    return labels, table


def model_card(facts):
    card = dict(track=facts["track"], use=facts["use"], limits=facts["limits"])
    for text in (card["use"], card["limits"]):
        if text.strip() == "":
            raise ValueError("the card must not be empty")

    def r(number):
        return round(number.item() if hasattr(number, "item") else number, 3)

    scores, baseline, t = np.asarray(facts["scores"]), np.asarray(facts["baseline"]), facts["t"]
    labels, table = _confusion(facts["y"], facts["predicted"])
    there = table.sum(axis=1)
    share = np.where(there > 0, np.diag(table) / np.maximum(there, 1), np.inf)
    gain = scores - baseline
    card["seeds"] = int(scores.shape[0])
    card["score"], card["baseline"] = r(scores.mean()), r(baseline.mean())
    card["interval"] = [r(scores.mean() + sign * t * stats.sem(scores)) for sign in (-1.0, 1.0)]
    card["better"] = bool(gain.mean() - t * stats.sem(gain) > 0)
    card["worst class"] = labels[np.argmin(share)].item()
    card["found of it"] = r(share.min())
    return card

# right: through JSON
def model_card(facts):
    if any(facts[key].isspace() or facts[key] == "" for key in ("use", "limits")):
        raise ValueError("use and limits must be written")

    def ends(v):
        h = facts["t"] * np.std(v, ddof=1) / len(v) ** 0.5
        return np.mean(v) - h, np.mean(v) + h

    y, p = facts["y"], facts["predicted"]
    labels = np.unique(y)
    recall = np.array([(p[y == k] == k).sum() / (y == k).sum() for k in labels])
    k = int(np.argmin(recall))
    return {
        "track": facts["track"],
        "use": facts["use"],
        "limits": facts["limits"],
        "seeds": int(np.size(facts["scores"])),
        "score": float(np.round(np.mean(facts["scores"]), 3)),
        "baseline": float(np.round(np.mean(facts["baseline"]), 3)),
        "interval": [float(np.round(end, 3)) for end in ends(facts["scores"])],
        "better": bool(ends(facts["scores"] - facts["baseline"])[0] > 0),
        "worst class": labels[k].item(),
        "found of it": float(np.round(recall[k], 3)),
    }

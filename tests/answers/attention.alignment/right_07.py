# right: torch softmax; least squares by np.linalg.lstsq
import torch


def additive_weights(queries, keys, wq, wk, w):
    queries, keys, wq, wk, w = (torch.as_tensor(np.array(a)) for a in (queries, keys, wq, wk, w))
    score = torch.tanh((queries @ wq).unsqueeze(2) + (keys @ wk).unsqueeze(1)) @ w
    return score.softmax(dim=-1).numpy()


def reading_slope(weights):
    p = np.argmax(weights, axis=2)
    t = np.tile(np.arange(p.shape[1], dtype=float), (len(p), 1))
    design = np.column_stack([t.ravel(), np.ones(t.size)])
    solution = np.linalg.lstsq(design, p.ravel().astype(float), rcond=None)[0]
    return solution[0]

# wrong: differences turned round
# accept: other_way_round
from scipy import stats


def balanced_accuracy(y, predicted):
    labels = sorted({*np.asarray(y).tolist(), *np.asarray(predicted).tolist()})
    place = {label: i for i, label in enumerate(labels)}
    table = np.zeros((len(labels), len(labels)))
    for truth, said in zip(np.asarray(y).tolist(), np.asarray(predicted).tolist()):
        table[place[truth], place[said]] += 1
    occurs = table.sum(axis=1) > 0
    return (table.diagonal()[occurs] / table[occurs].sum(axis=1)).mean()


def interval(scores, t):
    middle, error = np.average(scores), stats.sem(scores)
    return np.array([middle - t * error, middle, middle + t * error])


def better(ours, theirs, t):
    if len(ours) != len(theirs):
        raise ValueError("the draws are not the same")
    differences = np.array([b - a for a, b in zip(ours, theirs)])
    return True if interval(differences, t)[0] > 0 else False

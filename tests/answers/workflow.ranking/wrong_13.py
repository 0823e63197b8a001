# wrong: precision averaged over thresholds
# accept: mean_of_precisions
def average_precision(actual, scores):
    t = np.unique(scores)
    return np.mean([actual[scores >= x].mean() for x in t])

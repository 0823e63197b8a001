# right: an array of numbers
def skewed_columns(prepare_training, prepare_serving, rows):
    a = prepare_training(rows.copy())
    b = np.concatenate([prepare_serving(r[np.newaxis].copy()) for r in rows], axis=0)
    gap = np.abs(a - b)
    gap[np.isnan(a) & np.isnan(b)] = 0
    gap[np.isnan(gap)] = np.inf
    return np.where(gap.max(axis=0) >= 1e-6)[0]

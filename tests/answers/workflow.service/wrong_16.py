# wrong: no copies
# accept: shared_rows
def skewed_columns(prepare_training, prepare_serving, rows):
    a = prepare_training(rows)
    b = np.vstack([prepare_serving(rows[i : i + 1]) for i in range(len(rows))])
    bad = []
    for j in range(rows.shape[1]):
        for i in range(len(rows)):
            u, v = a[i, j], b[i, j]
            if np.isnan(u) and np.isnan(v):
                continue
            if np.isnan(u) or np.isnan(v) or abs(u - v) >= 1e-6:
                bad.append(j)
                break
    return bad

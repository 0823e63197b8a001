# wrong: default tolerances
# accept: tolerance_too_wide
def skewed_columns(prepare_training, prepare_serving, rows):
    a = prepare_training(rows.copy())
    b = np.concatenate([prepare_serving(r[None].copy()) for r in rows])
    return [j for j in range(a.shape[1]) if not np.allclose(a[:, j], b[:, j], rtol=0.01, atol=0.01, equal_nan=True)]

# right: stacked and isclose
def skewed_columns(prepare_training, prepare_serving, rows):
    one = np.array(prepare_training(np.copy(rows)))
    two = np.stack([np.array(prepare_serving(np.copy(r).reshape(1, -1)))[0] for r in rows])
    ok = np.isclose(one, two, rtol=0, atol=1e-6, equal_nan=True).all(axis=0)
    return [j for j, good in enumerate(ok) if not good]

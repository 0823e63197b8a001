# right: a set
def skewed_columns(prepare_training, prepare_serving, rows):
    a = prepare_training(rows.copy())
    found = set()
    for i in range(rows.shape[0]):
        b = prepare_serving(rows[[i]])[0]
        for j in range(rows.shape[1]):
            if not (abs(a[i][j] - b[j]) < 1e-6 or (a[i][j] != a[i][j] and b[j] != b[j])):
                found.add(j)
    return sorted(found)

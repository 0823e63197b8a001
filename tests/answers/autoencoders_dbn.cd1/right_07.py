# right: row by row
def cd1_update(p_h, p_v, v, w, b_v, b_h, u):
    dw, dbv, dbh = 0, 0, 0
    for row, numbers in zip(v, u):
        row = row[None]
        before = p_h(row, w, b_h)
        again = p_v((numbers < before).astype(float), w, b_v)
        after = p_h(again, w, b_h)
        dw = dw + row.T @ before - again.T @ after
        dbv = dbv + (row - again)[0]
        dbh = dbh + (before - after)[0]
    return dw / len(v), dbv / len(v), dbh / len(v)

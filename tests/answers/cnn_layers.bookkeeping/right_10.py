# right: columns are the answers to unit vectors, by np.correlate
def conv_matrix(w, n, stride=1):
    columns = []
    for unit in np.eye(n):
        columns.append(np.correlate(unit, w, mode="valid")[::stride])
    return np.array(columns).T

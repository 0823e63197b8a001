# right: by Gram-Schmidt
def largest_angle(a, b):
    def orthonormal(m):
        columns = []
        for column in m.T:
            for c in columns:
                column = column - c * (c @ column)
            columns.append(column / np.linalg.norm(column))
        return np.array(columns).T

    cosines = np.linalg.svd(orthonormal(a).T @ orthonormal(b), compute_uv=False)
    return float(np.degrees(np.arccos(min(1.0, min(cosines)))))

# right: groups first, then both tables
def link(rows, register, quasi, secret):
    def groups(table):
        out = {}
        for entry in table:
            out.setdefault(tuple(entry[q] for q in quasi), []).append(entry)
        return out

    a, b = groups(rows), groups(register)
    result = {}
    for key in a.keys() & b.keys():
        if len(a[key]) == 1 and len(b[key]) == 1:
            result[b[key][0]["name"]] = a[key][0][secret]
    return result

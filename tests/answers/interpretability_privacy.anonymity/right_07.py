# right: one comprehension
def link(rows, register, quasi, secret):
    def key(d):
        return [d[q] for q in quasi]

    people = [key(p) for p in register]
    told = [key(r) for r in rows]
    return {
        p["name"]: rows[told.index(key(p))][secret]
        for p in register
        if people.count(key(p)) == 1 and told.count(key(p)) == 1
    }

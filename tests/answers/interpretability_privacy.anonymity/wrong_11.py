# wrong: the last that fits, overwritten
# accept: last_match
def link(rows, register, quasi, secret):
    out = {}
    for p in register:
        for r in rows:
            if all(r[q] == p[q] for q in quasi):
                out[p["name"]] = r[secret]
    return out

# right: filter and continue
def link(rows, register, quasi, secret):
    out = {}
    for p in register:
        fits = list(filter(lambda r: all(r[q] == p[q] for q in quasi), rows))
        if len(fits) != 1:
            continue
        if sum(all(o[q] == p[q] for q in quasi) for o in register) > 1:
            continue
        out[p["name"]] = fits[0][secret]
    return out

# wrong: any column
# accept: any_column
def link(rows, register, quasi, secret):
    out = {}
    for p in register:
        fits = [r for r in rows if any(r[q] == p[q] for q in quasi)]
        same = [o for o in register if any(o[q] == p[q] for q in quasi)]
        if len(fits) == 1 and len(same) == 1:
            out[p["name"]] = fits[0][secret]
    return out

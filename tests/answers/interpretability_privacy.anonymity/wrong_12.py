# wrong: a list of names
# accept: names_listed
def link(rows, register, quasi, secret):
    out = []
    for p in register:
        fits = [r for r in rows if all(r[q] == p[q] for q in quasi)]
        same = [o for o in register if all(o[q] == p[q] for q in quasi)]
        if len(fits) == 1 and len(same) == 1:
            out.append(p["name"])
    return out

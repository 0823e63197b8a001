# wrong: namesakes are overlooked
# accept: namesakes_overlooked
def link(rows, register, quasi, secret):
    out = {}
    for p in register:
        fits = [r for r in rows if all(r[q] == p[q] for q in quasi)]
        if len(fits) == 1:
            out[p["name"]] = fits[0][secret]
    return out

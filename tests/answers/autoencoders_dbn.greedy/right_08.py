# right: with a list of layers
def features(p_h, v, stack):
    out = [v]
    for i in range(len(stack)):
        out.append(p_h(out[i], stack[i][0], stack[i][2]))
    return out[-1]

# right: by recursion from the top
def features(p_h, v, stack):
    if not stack:
        return v
    w, b_v, b_h = stack[-1]
    return p_h(features(p_h, v, stack[:-1]), w, b_h)

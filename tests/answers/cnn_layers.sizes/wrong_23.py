# wrong: return inside the loop, only the first layer counts
# accept: returns_in_loop first_only
def receptive_field(layers):
    field = 1
    jump = 1
    for k, s, d in layers:
        field += d * (k - 1) * jump
        jump *= s
        return field

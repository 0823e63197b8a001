# right: one minus the share of units that ever fire
def dead_fraction(acts):
    return 1 - acts.any(axis=0).mean()

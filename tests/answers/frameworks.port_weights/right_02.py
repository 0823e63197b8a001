# right: match and the bias halved
def to_torch(kind, weights):
    match kind:
        case "dense":
            return [np.transpose(weights[0]), weights[1]]
        case "conv":
            return [weights[0], weights[1]]
        case "lstm":
            half = weights[2] / 2
            return [np.transpose(weights[0]), np.transpose(weights[1]), half, half.copy()]

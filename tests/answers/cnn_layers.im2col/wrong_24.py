# wrong: only the first image is multiplied and repeated for all
# accept: first_only only_batch_of_one
def conv_from_columns(columns, w, b, oh, ow):
    out = np.zeros((len(columns), len(w), oh, ow))
    for n in range(len(columns)):
        out[n] = (w.reshape(len(w), -1) @ columns[0] + b[:, None]).reshape(len(w), oh, ow)
    return out

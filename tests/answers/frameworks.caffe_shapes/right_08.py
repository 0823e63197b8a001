# right: counts the windows one by one
def blob_shapes(net):
    def conv_size(s, k, stride, pad):
        count = 0
        start = -pad
        while start + k <= s + pad:
            count += 1
            start += stride
        return count

    def pool_size(s, k, stride, pad):
        starts = [0]
        while starts[-1] + k < s + 2 * pad:
            starts.append(starts[-1] + stride)
        if pad and starts[-1] >= s + pad:
            starts.pop()
        return len(starts)

    blobs = {}
    for layer in net["layer"]:
        t = layer["type"][0]
        if t == "Input":
            shapes = [tuple(s["dim"]) for s in layer["input_param"][0]["shape"]]
            shapes = shapes * len(layer["top"]) if len(shapes) == 1 else shapes
            blobs.update(zip(layer["top"], shapes))
            continue
        shape = list(blobs[layer["bottom"][0]])
        if t == "Convolution" or t == "Pooling":
            param = layer[t.lower() + "_param"][0]
            k = param["kernel_size"][0]
            stride = param.get("stride", [1])[0]
            pad = param.get("pad", [0])[0]
            size = conv_size if t == "Convolution" else pool_size
            shape[2] = size(shape[2], k, stride, pad)
            shape[3] = size(shape[3], k, stride, pad)
            if t == "Convolution":
                shape[1] = param["num_output"][0]
        if t == "InnerProduct":
            shape = [shape[0], layer["inner_product_param"][0]["num_output"][0]]
        if t == "Concat":
            shape[1] = 0
            for b in layer["bottom"]:
                shape[1] += blobs[b][1]
        for top in layer.get("top", []):
            blobs[top] = tuple(shape)
    return blobs

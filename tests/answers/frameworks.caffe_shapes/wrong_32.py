# wrong: the stacked channels of Concat are multiplied instead of added
# accept: channels_multiplied
def blob_shapes(net):
    shapes = {}
    for layer in net.get("layer", []):
        kind = layer["type"][0]
        tops = layer.get("top", [])
        if kind == "Input":
            given = layer["input_param"][0]["shape"]
            for number, top in enumerate(tops):
                one = given[number] if number < len(given) else given[0]
                shapes[top] = tuple(one["dim"])
            continue
        bottoms = [shapes[b] for b in layer.get("bottom", [])]
        shape = bottoms[0]
        if kind in ("Convolution", "Pooling"):
            p = layer["convolution_param" if kind == "Convolution" else "pooling_param"][0]
            k = p["kernel_size"][0]
            stride = p.get("stride", [1])[0]
            pad = p.get("pad", [0])[0]
            sizes = []
            for s in shape[2:]:
                if kind == "Convolution":
                    out = (s + 2 * pad - k) // stride + 1
                else:
                    out = -(-(s + 2 * pad - k) // stride) + 1
                    if pad > 0 and (out - 1) * stride >= s + pad:
                        out -= 1
                sizes.append(out)
            channels = p["num_output"][0] if kind == "Convolution" else shape[1]
            shape = (shape[0], channels, *sizes)
        elif kind == "InnerProduct":
            shape = (shape[0], layer["inner_product_param"][0]["num_output"][0])
        elif kind == "Concat":
            shape = (shape[0], int(np.prod([b[1] for b in bottoms]))) + shape[2:]
        for top in tops:
            shapes[top] = shape
    return shapes

# right: a table of functions, math.ceil and math.floor
import math

def blob_shapes(net):
    def first(message, name, default=None):
        return message[name][0] if name in message else default

    def window(size, param):
        return size + 2 * first(param, "pad", 0) - first(param, "kernel_size")

    def convolution(layer, inputs):
        param = layer["convolution_param"][0]
        n, _, h, w = inputs[0]
        stride = first(param, "stride", 1)
        return n, first(param, "num_output"), *(math.floor(window(s, param) / stride) + 1 for s in (h, w))

    def pooling(layer, inputs):
        param = layer["pooling_param"][0]
        stride, pad = first(param, "stride", 1), first(param, "pad", 0)

        def size(s):
            count = math.ceil(window(s, param) / stride) + 1
            while pad and (count - 1) * stride >= s + pad:
                count -= 1
            return count

        n, c, h, w = inputs[0]
        return n, c, size(h), size(w)

    def inner_product(layer, inputs):
        return inputs[0][0], first(layer["inner_product_param"][0], "num_output")

    def concat(layer, inputs):
        result = list(inputs[0])
        result[1] = sum(i[1] for i in inputs)
        return tuple(result)

    rules = {"Convolution": convolution, "Pooling": pooling, "InnerProduct": inner_product, "Concat": concat}
    shapes = {}
    for layer in net.get("layer", []):
        if layer["type"] == ["Input"]:
            descriptions = layer["input_param"][0]["shape"]
            if len(descriptions) == 1:
                descriptions = descriptions * len(layer["top"])
            for top, d in zip(layer["top"], descriptions):
                shapes[top] = tuple(d["dim"])
        else:
            inputs = [shapes[name] for name in layer["bottom"]]
            rule = rules.get(layer["type"][0], lambda layer, inputs: inputs[0])
            shape = rule(layer, inputs)
            for top in layer.get("top", []):
                shapes[top] = shape
    return shapes

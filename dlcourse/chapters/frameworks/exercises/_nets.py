"""Nets as Caffe's text format says them (14.10)."""


def input_layer(*dims):
    return {
        "name": ["data"],
        "type": ["Input"],
        "top": ["data"],
        "input_param": [{"shape": [{"dim": list(dims)}]}],
    }


def layer_of(kind, name, bottom, top=None, **options):
    """A layer as ``parse`` gives it; the first option's table is named after the kind."""
    table = {"Convolution": "convolution", "Pooling": "pooling", "InnerProduct": "inner_product"}.get(kind)
    bottoms = list(bottom) if isinstance(bottom, tuple) else [bottom]
    layer = {"name": [name], "type": [kind], "bottom": bottoms, "top": [top or name]}
    if table:
        layer[f"{table}_param"] = [{key: [value] for key, value in options.items()}]
    return layer


LENET = {
    "name": ["LeNet"],
    "layer": [
        input_layer(64, 1, 28, 28),
        layer_of("Convolution", "conv1", "data", num_output=20, kernel_size=5),
        layer_of("Pooling", "pool1", "conv1", pool="MAX", kernel_size=2, stride=2),
        layer_of("Convolution", "conv2", "pool1", num_output=50, kernel_size=5, stride=1),
        layer_of("Pooling", "pool2", "conv2", pool="MAX", kernel_size=2, stride=2),
        layer_of("InnerProduct", "ip1", "pool2", num_output=500),
        layer_of("ReLU", "relu1", "ip1", top="ip1"),
        layer_of("InnerProduct", "ip2", "ip1", num_output=10),
        layer_of("Softmax", "prob", "ip2"),
    ],
}


def net_of(*layers):
    return {"name": ["net"], "layer": list(layers)}

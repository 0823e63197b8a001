"""Writes and reads ``.caffemodel`` files: the layers' names and types with their weights, in binary."""

from pathlib import Path

import torch

from dlcourse.frameworks.availability import require
from dlcourse.frameworks.formats.caffe_net import CaffeNet


def write(path: str | Path, net: CaffeNet) -> None:
    """Save the weights of a network.

    Args:
        path: of the new file; usually it ends in ".caffemodel".
        net: trained or not.

    Raises:
        FrameworkMissingError: Protocol Buffers are not installed.
    """
    require("google.protobuf")
    from dlcourse.frameworks.formats.schema import message

    file = message("NetParameter")
    for layer in net.layers:
        saved = file.layer.add(name=layer.name, type=layer.type, bottom=layer.bottom, top=layer.top)
        for array in _arrays(net, layer.name):
            saved.blobs.add(shape={"dim": array.shape}, data=array.flatten().tolist())
    Path(path).write_bytes(file.SerializeToString())


def load(path: str | Path, net: CaffeNet) -> CaffeNet:
    """Put the weights of a file into a network: layers find theirs by name.

    Args:
        path: of the file.
        net: is changed.

    Returns:
        The network itself.

    Raises:
        FrameworkMissingError: Protocol Buffers are not installed.
        ValueError: the file is broken, or a layer finds no weights or some of another shape.
    """
    require("google.protobuf")
    from google.protobuf.message import DecodeError

    from dlcourse.frameworks.formats.schema import message

    file = message("NetParameter")
    try:
        file.ParseFromString(Path(path).read_bytes())
    except DecodeError as error:
        raise ValueError(f"{path} is not a caffemodel: {error}") from error
    saved = {layer.name: layer.blobs for layer in file.layer}
    for name in net.modules_by_name:
        own, blobs = _arrays(net, name), saved.get(name, [])
        here, there = [tuple(array.shape) for array in own], [tuple(blob.shape.dim) for blob in blobs]
        if here != there:
            raise ValueError(f"layer {name!r} needs weights of the shapes {here}, {path} has {there}")
        for array, blob in zip(own, blobs, strict=True):
            array.copy_(torch.tensor(blob.data).reshape(array.shape))
    return net


def _arrays(net: CaffeNet, name: str) -> list[torch.Tensor]:
    """Weight and bias of a layer; none for a layer without weights."""
    if name not in net.modules_by_name:
        return []
    return [array.detach() for array in net.modules_by_name[name].parameters()]

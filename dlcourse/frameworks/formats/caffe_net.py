"""Turns Caffe's description of a network into a PyTorch module that computes the same.

Caffe knows no variables, only blobs with names: a layer reads its ``bottom`` blobs and writes its ``top``.
"""

from typing import Any

import torch
from torch import nn

from dlcourse.frameworks.formats.prototxt import layers_in


class CaffeNet(nn.Module):
    """The network of a prototxt file.

    Args:
        net: what ``prototxt.read_net`` returned.
        phase: "TRAIN" keeps the loss, "TEST" the accuracy, where the file says so.

    Attributes:
        modules_by_name: the layers with weights, by their names in the file.

    Raises:
        ValueError: a layer of a type that chapter 14 does not know, or one that reads a blob nobody wrote.
    """

    def __init__(self, net: Any, phase: str = "TEST"):
        super().__init__()
        self.layers = layers_in(net, phase)
        self.inputs = list(net.input)
        shapes = [list(shape.dim) for shape in net.input_shape]
        for layer in self.layers:
            if layer.type == "Input":
                self.inputs += layer.top
                shapes += [list(shape.dim) for shape in layer.input_param.shape]
        if len(shapes) != len(self.inputs):
            raise ValueError(
                f"{net.name}: {len(self.inputs)} inputs ({self.inputs}), but {len(shapes)} shapes"
            )
        self.modules_by_name = nn.ModuleDict()
        self._blob_shapes = self._build(dict(zip(self.inputs, map(tuple, shapes), strict=True)))

    def blob_shapes(self) -> dict[str, tuple[int, ...]]:
        """The shape of every blob, in the order in which they are computed."""
        return dict(self._blob_shapes)

    def forward(self, **blobs: torch.Tensor) -> dict[str, torch.Tensor]:
        """Compute all blobs.

        Args:
            blobs: the inputs by name, for example ``data=images, label=labels``.

        Returns:
            The blobs by name; a layer that writes over its input has replaced it.

        Raises:
            ValueError: not exactly the inputs of the network were given.
        """
        if set(blobs) != set(self.inputs):
            raise ValueError(f"forward: expected the blobs {sorted(self.inputs)}, got {sorted(blobs)}")
        for layer in self.layers:
            if layer.type != "Input":
                blobs[layer.top[0]] = self._compute(layer, [blobs[name] for name in layer.bottom])
        return blobs

    def _build(self, shapes: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
        """Make the layers with weights; find all shapes by computing on tensors without memory."""
        blobs = {name: torch.empty(shape, device="meta") for name, shape in shapes.items()}
        for layer in self.layers:
            if layer.type == "Input":
                continue
            unknown = [name for name in layer.bottom if name not in blobs]
            if unknown:
                raise ValueError(
                    f"layer {layer.name!r} reads the blob {unknown[0]!r}, which none before it writes"
                )
            bottoms = [blobs[name] for name in layer.bottom]
            module = _module(layer, bottoms[0].shape)
            if module is not None:
                self.modules_by_name[layer.name] = module
            blobs[layer.top[0]] = self._shape_of(layer, bottoms)
        return {name: tuple(blob.shape) for name, blob in blobs.items()}

    def _shape_of(self, layer: Any, bottoms: list[torch.Tensor]) -> torch.Tensor:
        if layer.type in ("SoftmaxWithLoss", "Accuracy"):
            return torch.empty((), device="meta")
        if layer.name in self.modules_by_name:
            module = self.modules_by_name[layer.name]
            parameters = {name: value.to("meta") for name, value in module.named_parameters()}
            return torch.func.functional_call(module, parameters, (_rows(layer, bottoms[0]),))
        return self._compute(layer, bottoms)

    def _compute(self, layer: Any, bottoms: list[torch.Tensor]) -> torch.Tensor:
        x = bottoms[0]
        match layer.type:
            case "Convolution" | "InnerProduct":
                return self.modules_by_name[layer.name](_rows(layer, x))
            case "Pooling":
                return _pool(layer.pooling_param, x)
            case "TanH":
                return x.tanh()
            case "ReLU":
                return x.relu()
            case "Sigmoid":
                return x.sigmoid()
            case "Softmax":
                return x.softmax(dim=1)
            case "SoftmaxWithLoss":
                return nn.functional.cross_entropy(x, bottoms[1])
            case "Accuracy":
                return (x.argmax(dim=1) == bottoms[1]).float().mean()
        raise ValueError(f"layer {layer.name!r}: this chapter does not know the type {layer.type!r}")


def _module(layer: Any, shape: torch.Size) -> nn.Module | None:
    """A layer with weights, or None for one without."""
    if layer.type == "Convolution":
        p = layer.convolution_param
        return nn.Conv2d(
            shape[1],
            p.num_output,
            _one(p.kernel_size, layer, "kernel_size"),
            stride=_one(p.stride, layer, "stride", 1),
            padding=_one(p.pad, layer, "pad", 0),
            groups=p.group,
            bias=p.bias_term,
        )
    if layer.type == "InnerProduct":
        p = layer.inner_product_param
        return nn.Linear(int(torch.Size(shape[1:]).numel()), p.num_output, bias=p.bias_term)
    return None


def _rows(layer: Any, x: torch.Tensor) -> torch.Tensor:
    """An inner product flattens its input itself."""
    return x.flatten(1) if layer.type == "InnerProduct" else x


def _pool(p: Any, x: torch.Tensor) -> torch.Tensor:
    """Caffe rounds the size up, where other frameworks round it down."""
    options = {"stride": p.stride, "padding": p.pad, "ceil_mode": True}
    method = p.DESCRIPTOR.fields_by_name["pool"].enum_type.values_by_number[p.pool].name
    if method == "MAX":
        return nn.functional.max_pool2d(x, p.kernel_size, **options)
    if method == "AVE":
        return nn.functional.avg_pool2d(x, p.kernel_size, **options)
    raise ValueError(f"this chapter does not know the pooling {method}")


def _one(values: Any, layer: Any, what: str, default: int | None = None) -> int:
    """The one value of a repeated field: the same for height and width."""
    if not values and default is not None:
        return default
    if len(values) != 1:
        raise ValueError(f"layer {layer.name!r}: expected one {what}, got {list(values)}")
    return values[0]

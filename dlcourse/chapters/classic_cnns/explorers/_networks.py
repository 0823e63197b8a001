"""The famous networks of chapter 9 as lists of stages, with what each stage costs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dlcourse.chapters.classic_cnns.exercises._inception_cost import inception_cost


@dataclass(frozen=True)
class Stage:
    """Some layers in a row.

    Attributes:
        name: what it is called in the paper.
        parameters: weights and biases, those of batch normalisation included.
        multiplications: for one image.
        activations: numbers that its layers give out for one image; training keeps them for the way back.
    """

    name: str
    parameters: int
    multiplications: int
    activations: int


class Ruler:
    """Walks through a network layer by layer and adds up what each stage costs.

    Args:
        shape: of the images, (channels, height, width).
    """

    def __init__(self, *shape: int):
        self.channels, self.height, self.width = shape
        self.stages: list[Stage] = []
        self._name, self._costs = "", [0, 0, 0]

    def stage(self, name: str) -> "Ruler":
        """Begin a stage; the one before is complete."""
        if self._name:
            self.stages.append(Stage(self._name, *self._costs))
        self._name, self._costs = name, [0, 0, 0]
        return self

    def conv(self, filters: int, size: int, stride: int = 1, *, norm: bool = False) -> "Ruler":
        """A padded convolution: with a bias, or with a batch normalisation behind it."""
        self.height, self.width = -(-self.height // stride), -(-self.width // stride)
        return self._convolved(filters, size, norm=norm)

    def cut(self, filters: int, size: int, stride: int, padding: int) -> "Ruler":
        """A convolution with a bias and padding of one's own."""
        self.height, self.width = ((n + 2 * padding - size) // stride + 1 for n in (self.height, self.width))
        return self._convolved(filters, size, norm=False)

    def pool(self, height: int, width: int) -> "Ruler":
        """Pooling down to this size."""
        self.height, self.width = height, width
        self._add(0, 0, self.channels * height * width)
        return self

    def inception(self, ones: int, threes: tuple[int, int], fives: tuple[int, int], pooled: int) -> "Ruler":
        """A module of four branches."""
        shape = self.channels, self.height, self.width
        (out, *_), parameters, products = inception_cost(shape, ones, threes, fives, pooled)
        inner = out + threes[0] + fives[0] + self.channels
        self._add(parameters, products, inner * self.height * self.width)
        self.channels = out
        return self

    def dense(self, units: int) -> "Ruler":
        """A dense layer on everything there is."""
        inputs = self.channels * self.height * self.width
        self._add(units * (inputs + 1), units * inputs, units)
        self.channels, self.height, self.width = units, 1, 1
        return self

    def shortcut(self, channels: int, filters: int) -> None:
        """A projection of channels to filters, with batch normalisation, at the present size."""
        pixels = self.height * self.width
        weights = channels * filters
        self._add(weights + 2 * filters, weights * pixels, 2 * filters * pixels)

    def done(self) -> tuple[Stage, ...]:
        """All stages."""
        self.stage("")
        return tuple(self.stages)

    def _convolved(self, filters: int, size: int, *, norm: bool) -> "Ruler":
        pixels, weights = self.height * self.width, self.channels * filters * size**2
        self._add(
            weights + filters * (2 if norm else 1), weights * pixels, filters * pixels * (2 if norm else 1)
        )
        self.channels = filters
        return self

    def _add(self, *costs: int) -> None:
        self._costs = [have + more for have, more in zip(self._costs, costs, strict=True)]


def lenet() -> tuple[Stage, ...]:
    """LeNet-5 as it is built today: every map sees every map."""
    net = (
        Ruler(1, 32, 32)
        .stage("conv 1")
        .cut(6, 5, 1, 0)
        .pool(14, 14)
        .stage("conv 2")
        .cut(16, 5, 1, 0)
        .pool(5, 5)
    )
    return net.stage("dense 1").dense(120).stage("dense 2").dense(84).stage("output").dense(10).done()


def alexnet() -> tuple[Stage, ...]:
    """AlexNet in one column, as Krizhevsky wrote it down in 2014 for a single GPU."""
    net = (
        Ruler(3, 224, 224)
        .stage("conv 1")
        .cut(64, 11, 4, 2)
        .pool(27, 27)
        .stage("conv 2")
        .conv(192, 5)
        .pool(13, 13)
    )
    net.stage("conv 3").conv(384, 3).stage("conv 4").conv(256, 3).stage("conv 5").conv(256, 3).pool(6, 6)
    return net.stage("dense 1").dense(4096).stage("dense 2").dense(4096).stage("output").dense(1000).done()


def vgg(
    blocks: Sequence[tuple[int, int]] = ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)),
    shape: tuple[int, int, int] = (3, 224, 224),
    dense: Sequence[int] = (4096, 4096, 1000),
    global_pool: bool = False,
) -> tuple[Stage, ...]:
    """A network of blocks as in exercise 9.1; without arguments VGG-16."""
    net = Ruler(*shape)
    for place, (convolutions, filters) in enumerate(blocks, 1):
        net.stage(f"block {place}")
        for _ in range(convolutions):
            net.conv(filters, 3)
        net.pool(net.height // 2, net.width // 2)
    if global_pool:
        net.pool(1, 1)
    for place, units in enumerate(dense, 1):
        net.stage("output" if place == len(dense) else f"dense {place}").dense(units)
    return net.done()


_MODULES = {
    "inception 3": ((64, (96, 128), (16, 32), 32), (128, (128, 192), (32, 96), 64)),
    "inception 4": (
        (192, (96, 208), (16, 48), 64),
        (160, (112, 224), (24, 64), 64),
        (128, (128, 256), (24, 64), 64),
        (112, (144, 288), (32, 64), 64),
        (256, (160, 320), (32, 128), 128),
    ),
    "inception 5": ((256, (160, 320), (32, 128), 128), (384, (192, 384), (48, 128), 128)),
}


def googlenet() -> tuple[Stage, ...]:
    """GoogLeNet without the two side exits, which only training had."""
    net = (
        Ruler(3, 224, 224)
        .stage("conv 1")
        .conv(64, 7, 2)
        .pool(56, 56)
        .stage("conv 2")
        .conv(64, 1)
        .conv(192, 3)
    )
    for (name, modules), side in zip(_MODULES.items(), (28, 14, 7), strict=True):
        net.pool(side, side).stage(name)
        for module in modules:
            net.inception(*module)
    return net.pool(1, 1).stage("output").dense(1000).done()


def resnet(blocks: Sequence[int], *, bottleneck: bool) -> tuple[Stage, ...]:
    """A residual network of four stages; bottleneck blocks squeeze their 3 x 3 between two 1 x 1."""
    net = Ruler(3, 224, 224).stage("conv 1").conv(64, 7, 2, norm=True).pool(56, 56)
    for place, count in enumerate(blocks):
        net.stage(f"stage {place + 1}")
        for block in range(count):
            _residual(net, 64 * 2**place, 2 if place and not block else 1, 4 if bottleneck else 1)
    return net.pool(1, 1).stage("output").dense(1000).done()


def _residual(net: Ruler, width: int, stride: int, wider: int) -> None:
    before = net.channels
    if wider > 1:
        net.conv(width, 1, norm=True).conv(width, 3, stride, norm=True).conv(width * wider, 1, norm=True)
    else:
        net.conv(width, 3, stride, norm=True).conv(width, 3, norm=True)
    if before != width * wider or stride > 1:
        net.shortcut(before, width * wider)


NETWORKS: dict[str, tuple[int, Callable[[], tuple[Stage, ...]]]] = {
    "LeNet-5": (1998, lenet),
    "AlexNet": (2012, alexnet),
    "VGG-16": (2014, vgg),
    "GoogLeNet": (2014, googlenet),
    "ResNet-18": (2015, lambda: resnet((2, 2, 2, 2), bottleneck=False)),
    "ResNet-50": (2015, lambda: resnet((3, 4, 6, 3), bottleneck=True)),
}
"""Year and stages."""

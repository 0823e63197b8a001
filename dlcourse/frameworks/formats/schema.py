"""The messages of Caffe's files, as far as chapter 14 uses them: names, types and field numbers.

Caffe writes Protocol Buffers. A binary file has numbers instead of names, so whoever wants to read it needs
this table. The numbers are those of BVLC's caffe.proto; what chapter 14 does not use is left out.
A field is ``number type name``; ``*`` means repeated, ``*=`` repeated and packed, ``= x`` a default.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from google.protobuf.descriptor_pb2 import DescriptorProto, FileDescriptorProto

PACKAGE = "caffe"

ENUMS = {
    "Phase": ("TRAIN", "TEST"),
    "PoolMethod": ("MAX", "AVE", "STOCHASTIC"),
    "SolverMode": ("CPU", "GPU"),
}

MESSAGES = {
    "BlobShape": "1 int64*= dim",
    "BlobProto": "5 float*= data, 7 BlobShape shape",
    "FillerParameter": (
        "1 string type = constant, 2 float value, 3 float min, 4 float max, 5 float mean, 6 float std"
    ),
    "NetStateRule": "1 Phase phase",
    "ParamSpec": "1 string name, 3 float lr_mult = 1, 4 float decay_mult = 1",
    "InputParameter": "1 BlobShape* shape",
    "ConvolutionParameter": (
        "1 uint32 num_output, 2 bool bias_term = true, 3 uint32* pad, 4 uint32* kernel_size, "
        "5 uint32 group = 1, 6 uint32* stride, 7 FillerParameter weight_filler, 8 FillerParameter bias_filler"
    ),
    "PoolingParameter": (
        "1 PoolMethod pool = MAX, 2 uint32 kernel_size, 3 uint32 stride = 1, 4 uint32 pad = 0"
    ),
    "InnerProductParameter": (
        "1 uint32 num_output, 2 bool bias_term = true, 3 FillerParameter weight_filler, "
        "4 FillerParameter bias_filler"
    ),
    "LayerParameter": (
        "1 string name, 2 string type, 3 string* bottom, 4 string* top, 6 ParamSpec* param, "
        "7 BlobProto* blobs, 8 NetStateRule* include, 10 Phase phase, "
        "106 ConvolutionParameter convolution_param, 117 InnerProductParameter inner_product_param, "
        "121 PoolingParameter pooling_param, 143 InputParameter input_param"
    ),
    "NetParameter": "1 string name, 3 string* input, 8 BlobShape* input_shape, 100 LayerParameter* layer",
    "SolverParameter": (
        "3 int32* test_iter, 4 int32 test_interval, 5 float base_lr, 6 int32 display, 7 int32 max_iter, "
        "8 string lr_policy, 9 float gamma, 11 float momentum, 12 float weight_decay, "
        "13 int32 stepsize, 14 int32 snapshot, 15 string snapshot_prefix, "
        "17 SolverMode solver_mode = GPU, 24 string net, 40 string type = SGD"
    ),
}


def message(name: str) -> Any:
    """An empty message.

    Args:
        name: a key of ``MESSAGES``, for example "NetParameter".

    Raises:
        KeyError: there is no message of that name.
    """
    return _classes()[f"{PACKAGE}.{name}"]()


@cache
def _classes() -> dict[str, Any]:
    from google.protobuf import descriptor_pool, message_factory

    pool = descriptor_pool.DescriptorPool()  # not the common one, where another reader may have put its caffe
    pool.Add(_file())
    return message_factory.GetMessageClassesForFiles(["caffe.proto"], pool)


def _file() -> "FileDescriptorProto":
    from google.protobuf.descriptor_pb2 import FileDescriptorProto

    file = FileDescriptorProto(name="caffe.proto", package=PACKAGE, syntax="proto2")
    for name, values in ENUMS.items():
        enum = file.enum_type.add(name=name)
        for number, value in enumerate(values):
            enum.value.add(name=value, number=number)
    for name, fields in MESSAGES.items():
        added = file.message_type.add(name=name)
        for line in fields.split(", "):
            _add_field(added, line)
    return file


def _add_field(owner: "DescriptorProto", line: str) -> None:
    declared, _, default = line.partition(" = ")
    number, kind, name = declared.split()
    word = kind.rstrip("*=")
    field = owner.field.add(name=name, number=int(number))
    field.label = field.LABEL_REPEATED if "*" in kind else field.LABEL_OPTIONAL
    if word in ENUMS or word in MESSAGES:
        field.type = field.TYPE_ENUM if word in ENUMS else field.TYPE_MESSAGE
        field.type_name = f".{PACKAGE}.{word}"
    else:
        field.type = getattr(field, f"TYPE_{word.upper()}")
    if default:
        field.default_value = default
    if "=" in kind:
        field.options.packed = True

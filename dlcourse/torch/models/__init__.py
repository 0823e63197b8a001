"""The models of ``dlcourse.numpy.models`` as modules: same names, arguments and weights."""

from dlcourse.torch.models.autoencoder import autoencoder, conv_autoencoder, denoising_autoencoder
from dlcourse.torch.models.char_lstm import char_lstm, sample
from dlcourse.torch.models.dbn import RBM, dbn, train_rbm, train_stack
from dlcourse.torch.models.gan import gan, train_step_d, train_step_g
from dlcourse.torch.models.lenet import lenet
from dlcourse.torch.models.mlp import mlp
from dlcourse.torch.models.resnet import plain20, resnet20
from dlcourse.torch.models.seq2seq import Seq2Seq, Translation
from dlcourse.torch.models.vgg import small_vgg

__all__ = [
    "RBM",
    "Seq2Seq",
    "Translation",
    "autoencoder",
    "char_lstm",
    "conv_autoencoder",
    "dbn",
    "denoising_autoencoder",
    "gan",
    "lenet",
    "mlp",
    "plain20",
    "resnet20",
    "sample",
    "small_vgg",
    "train_rbm",
    "train_stack",
    "train_step_d",
    "train_step_g",
]

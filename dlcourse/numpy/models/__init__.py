"""The models of the chapters: one family per file."""

from dlcourse.numpy.models.autoencoder import autoencoder, conv_autoencoder, denoising_autoencoder
from dlcourse.numpy.models.char_lstm import char_lstm, sample
from dlcourse.numpy.models.dbn import RBM, dbn, train_rbm, train_stack
from dlcourse.numpy.models.gan import gan, train_step_d, train_step_g
from dlcourse.numpy.models.lenet import lenet
from dlcourse.numpy.models.mlp import mlp
from dlcourse.numpy.models.resnet import plain20, resnet20
from dlcourse.numpy.models.seq2seq import Seq2Seq, Translation
from dlcourse.numpy.models.vgg import small_vgg

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

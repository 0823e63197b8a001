"""14.11 Reading Torch7 and MXNet, and saying the same in PyTorch."""

from dlcourse.chapters.frameworks.exercises._class_nll import class_nll_answer
from dlcourse.chapters.frameworks.exercises._gluon_net import gluon_net_answer
from dlcourse.chapters.frameworks.exercises._gluon_step import gluon_step_answer
from dlcourse.chapters.frameworks.exercises._lua_sgd import lua_sgd_answer
from dlcourse.checking import Exercise

exercise = Exercise(
    number="14.11",
    points=0,
    needs="torch",
    seconds=20.0,  # PyTorch loads parts of itself at the first step
    answers=[
        class_nll_answer,
        lua_sgd_answer,
        gluon_step_answer,
        gluon_net_answer,
    ],
)

"""Ready pipelines: an honest one, and two that fool themselves."""

from dlcourse.frameworks.pipeline.designer import Pipeline


def honest(data: str = "breast_cancer") -> Pipeline:
    """Split first; scale the training part, and the test part alike.

    Args:
        data: one of the course's tables with two classes.
    """
    board = Pipeline().add("read", data=data).add("split").add("scale").add("train")
    board.add("alike", "apply_scale").add("predict").add("evaluate")
    board.connect("read.table", "split.table").connect("split.train", "scale.table")
    board.connect("scale.table", "train.table")
    board.connect("split.test", "alike.table").connect("scale.scaler", "alike.scaler")
    return _tested(board, "alike.table")


def scaled_too_early(data: str = "breast_cancer") -> Pipeline:
    """Scale everything, then split: the scaler has seen the test part.

    Args:
        data: one of the course's tables with two classes.
    """
    board = (
        Pipeline()
        .add("read", data=data)
        .add("scale")
        .add("split")
        .add("train")
        .add("predict")
        .add("evaluate")
    )
    board.connect("read.table", "scale.table").connect("scale.table", "split.table")
    board.connect("split.train", "train.table")
    return _tested(board, "split.test")


def noise_selected(*, early: bool) -> Pipeline:
    """Choose the best of 2,000 columns of noise, before the split (a leak) or after it (honest).

    Args:
        early: before the split.
    """
    board = Pipeline().add("noise").add("split").add("select").add("train").add("predict").add("evaluate")
    if early:
        board.connect("noise.table", "select.table").connect("select.table", "split.table")
        board.connect("split.train", "train.table")
        return _tested(board, "split.test")
    board.add("alike", "apply_select")
    board.connect("noise.table", "split.table").connect("split.train", "select.table")
    board.connect("select.table", "train.table")
    board.connect("split.test", "alike.table").connect("select.columns", "alike.columns")
    return _tested(board, "alike.table")


def _tested(board: Pipeline, test: str) -> Pipeline:
    """Lay the cables that all have in common, from the test part to the accuracy."""
    board.connect(test, "predict.table").connect("train.model", "predict.model")
    return board.connect(test, "evaluate.table").connect("predict.predictions", "evaluate.predictions")

"""Convert for TensorFlow Lite and run: ``tflite_conversion INPUTS.npz MODEL.tflite LOGITS.npy``."""

import sys
from pathlib import Path

import numpy as np
import tensorflow as tf

from dlcourse.frameworks.trainers.keras import build


def main(inputs: str, model_file: str, logits_file: str) -> None:
    """Write the model, then what the interpreter computes from the file."""
    with np.load(inputs) as arrays:
        weights = {name: arrays[name] for name in arrays.files if name != "images"}
        images = arrays["images"].transpose(0, 2, 3, 1)
    Path(model_file).write_bytes(tf.lite.TFLiteConverter.from_keras_model(build(weights)).convert())
    interpreter = tf.lite.Interpreter(model_path=model_file)
    entrance, exit = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
    interpreter.resize_tensor_input(entrance["index"], images.shape)
    interpreter.allocate_tensors()
    interpreter.set_tensor(entrance["index"], images)
    interpreter.invoke()
    np.save(logits_file, interpreter.get_tensor(exit["index"]))


if __name__ == "__main__":
    main(*sys.argv[1:])

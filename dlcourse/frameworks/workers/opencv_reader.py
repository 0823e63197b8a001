"""Let OpenCV read a network and compute its output: ``opencv_reader.py KIND IMAGES.npy OUTPUT.npy FILE...``.

Runs in OpenCV's own environment, which has no dlcourse.
"""

import sys

import cv2
import numpy as np


def main(kind, images_file, output_file, *files):
    """Write what the network makes of the images."""
    if kind == "caffe":
        net = cv2.dnn.readNetFromCaffe(*files)
    else:
        net = cv2.dnn.readNetFromTorch(*files, isBinary=True, evaluate=True)
    net.setInput(np.load(images_file))
    np.save(output_file, net.forward())
    print(cv2.__version__)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Frames as arrays, to look at single pixels."""

import numpy as np
from numpy.typing import NDArray

from capture.models import BYTES_PER_PIXEL, Frame


def array(frame: Frame) -> NDArray[np.uint8]:
    """The pixels in the shape (height, width, 4), blue first, without a copy."""
    return np.ndarray(
        (frame.height, frame.width, BYTES_PER_PIXEL),
        np.uint8,
        frame.pixels,
        strides=(frame.stride, BYTES_PER_PIXEL, 1),
    )

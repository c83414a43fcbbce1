"""What happens between pressing the mouse's button and letting it go; one file a kind."""

from client.ui.editor.canvas.gestures.base import Gesture
from client.ui.editor.canvas.gestures.creating import Placing, Pulling, Stroking
from client.ui.editor.canvas.gestures.cropping import Cropping
from client.ui.editor.canvas.gestures.picking import Picking
from client.ui.editor.canvas.gestures.shaping import Moving, Resizing

__all__ = ["Cropping", "Gesture", "Moving", "Picking", "Placing", "Pulling", "Resizing", "Stroking"]

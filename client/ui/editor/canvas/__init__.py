"""The area that the picture is shown and drawn on in."""

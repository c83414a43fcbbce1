"""Whether the screen can be captured."""

from __future__ import annotations

import sys

from client.core.doctor.context import Context
from client.core.doctor.finding import Finding, ok, problem
from client.platform import session_bus
from client.platform.environment import DisplayServer


def look(context: Context) -> Finding:
    """Takes one pixel; where that would ask a person, looks only whether it could be taken."""
    server = context.environment.display_server
    if server is DisplayServer.NONE:
        return problem(
            "There is no display, so nothing can be captured.",
            "Start Dropcap inside a desktop session. Files can be uploaded from here as well.",
        )
    if server is DisplayServer.MACOS and not _macos_allows():
        return problem(
            "macOS does not let Dropcap record the screen.",
            "System Settings → Privacy & Security → Screen Recording: switch Dropcap on, then start"
            " it again.",
        )
    if server is DisplayServer.WAYLAND and context.settings.capture_backend in ("", "portal"):
        return _portal()
    return _one_pixel(context)


def _one_pixel(context: Context) -> Finding:
    from capture.errors import CaptureError
    from capture.models import Region
    from capture.service import CaptureService
    from capture.targets import RegionTarget

    service = CaptureService(backend=context.settings.capture_backend or None)
    try:
        screens = service.screens()
        first = screens[0].region
        service.grab(RegionTarget(Region(first.x, first.y, 1, 1)))
    except CaptureError as error:
        return problem(error.message, error.remedy)
    finally:
        service.close()
    sizes = ", ".join(f"{s.region.width}×{s.region.height}" for s in screens)
    return ok(f"The screen can be captured: {sizes}.")


def _portal() -> Finding:
    try:
        with session_bus.connected() as bus:
            version = bus.portal_version("Screenshot")
    except session_bus.BusSilent as error:
        return problem(error.message, error.remedy)
    if version is None:
        return problem(
            "This desktop has no portal for screenshots.",
            "Install xdg-desktop-portal and your desktop's own part of it.",
        )
    return ok("The desktop takes screenshots for Dropcap; it may ask for your consent.")


def _macos_allows() -> bool:
    if sys.platform != "darwin":
        return True
    import ctypes

    core_graphics = ctypes.CDLL("/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics")
    core_graphics.CGPreflightScreenCaptureAccess.restype = ctypes.c_bool
    return bool(core_graphics.CGPreflightScreenCaptureAccess())

"""The tray icon and its menu."""

from client.ui.tray.icon import TrayState, app_icon, tray_icon
from client.ui.tray.menu import RecentDrop, TrayMenu

__all__ = ["RecentDrop", "TrayMenu", "TrayState", "app_icon", "tray_icon"]

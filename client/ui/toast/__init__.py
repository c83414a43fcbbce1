"""Toasts: small cards that say what happened and go away by themselves."""

from client.ui.toast.content import ToastContent, ToastKind
from client.ui.toast.toasts import Toasts

__all__ = ["ToastContent", "ToastKind", "Toasts"]

"""Widgets: plain values in, signals out."""

"""The document without widgets: shapes, the scene they are in, and its history."""

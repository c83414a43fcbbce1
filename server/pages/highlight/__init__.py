"""Colours for code, made in a process of their own.

Lexers are thousands of regular expressions run on whatever people upload, and a regular expression
that loses its way holds the interpreter's lock until it is done. A process of its own can be
stopped; a thread cannot.
"""

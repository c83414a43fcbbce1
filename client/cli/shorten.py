"""`dropcap shorten`."""

import argparse

from client.cli.write import write


def run(options: argparse.Namespace) -> int:
    """Makes a short link to an address."""
    return write("link", options.url, options)

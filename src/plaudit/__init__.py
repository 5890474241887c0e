"""Plaudit: an open review aggregator whose every score can be checked line by line."""

__version__ = "0.1.0"

"""Reads of titles and people, each in a fixed number of statements."""

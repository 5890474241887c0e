"""Reads of titles and people."""

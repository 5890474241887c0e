"""Reads of ratings and comments."""

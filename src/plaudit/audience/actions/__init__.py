"""Writes of what members think: ratings and comments."""

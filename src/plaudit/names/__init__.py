"""Folding of names and the index of names. It knows no domain."""

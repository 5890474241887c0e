"""Upsert of what a source says about a title, field by field, with who said it."""

"""Folding of names, and the index of names with its fuzzy queries. It knows no domain: a kind is a plain text."""

"""Titles together with their scores: cards, browse index, best-of lists, the lists of the home page."""

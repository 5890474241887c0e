"""Reads of the index of names, with its own SQL for each engine."""

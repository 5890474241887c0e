"""Dates, numbers, money, lists and labels by language."""

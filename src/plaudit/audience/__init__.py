"""Ratings and comments of members."""

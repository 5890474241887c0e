"""Titles, people, credits, and what other sources call them."""

"""Feeds: what is new, for programs that look for it again and again."""

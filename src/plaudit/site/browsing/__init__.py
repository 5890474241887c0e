"""Browsing: what can be asked of the titles, how a URL asks it, and how many titles each choice would leave."""

"""Browsing: what can be asked of the titles, how an address asks it, and how many titles each choice would leave."""

"""Recount, import, the demo, and the commands that run the site."""

"""Recount, checks and scheduled updates."""

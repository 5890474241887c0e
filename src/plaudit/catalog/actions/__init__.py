"""Writes to the catalogue: permission, change and `changes`, in one transaction."""

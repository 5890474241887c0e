"""Reads of critics, publications and reviews."""

"""Titles like each other, worked out in the background and stored.

tastes     who likes both: pure, on the likes of a sample of members
strength   shared people and facts, and all three together: pure
working    reading, working out and storing, in bounded batches
"""

"""The stored score of each title, its history, and the log of every change of a verdict."""

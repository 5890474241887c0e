"""Writing many rows at once: the one place where a batch goes to the database by its own driver."""

"""Search by name: titles, people, critics, publications and articles."""

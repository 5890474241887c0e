"""Finding titles, people, critics, publications and articles by what was typed."""

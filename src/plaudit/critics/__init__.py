"""Critics, publications, bylines, reviews, consensus."""

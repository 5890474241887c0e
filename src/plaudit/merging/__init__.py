"""Two titles, or two people, that are one: what belongs to either becomes the kept one's, and can be given back."""

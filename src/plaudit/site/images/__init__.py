"""Scores drawn as pictures: the card that stands beside a link, and the badge that other sites embed."""

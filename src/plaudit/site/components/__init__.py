"""What several pages show: cards, reviews, offers, posters, score panels, pagination."""

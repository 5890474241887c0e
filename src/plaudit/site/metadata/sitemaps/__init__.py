"""Sitemaps: every page of the site for search engines, however many there are."""

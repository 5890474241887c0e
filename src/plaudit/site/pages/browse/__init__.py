"""The page that browses all titles: the page itself in `page`, its filters with their links in `facets`."""

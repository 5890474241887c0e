"""What has just changed, for the page cache, the search index and whoever follows."""

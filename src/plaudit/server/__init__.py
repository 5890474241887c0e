"""Serve the site: the web server, the background worker, static files."""

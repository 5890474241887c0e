"""Middleware, responses, redirects, URL converters and languages."""

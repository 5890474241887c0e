"""The one matcher: which title, which person does this name mean."""

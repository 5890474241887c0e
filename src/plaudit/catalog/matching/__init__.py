"""The one matcher: which title, which person does this name mean. It reads, and creates nothing."""

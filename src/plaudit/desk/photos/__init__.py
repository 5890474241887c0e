"""Photos at the desk: Wagtail's pages, with our own reading of files, our actions and the log."""

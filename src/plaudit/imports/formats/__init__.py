"""One module or package per file format."""

"""Image files: decoding uploads safely, storing them, and rendering them in several sizes and formats."""

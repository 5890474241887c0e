"""Picture files: how one that came from outside is read safely, kept, and made ready in several sizes and formats."""

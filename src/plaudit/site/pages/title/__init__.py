"""The page of a title: the page itself in `page`, its larger sections in modules of their own."""

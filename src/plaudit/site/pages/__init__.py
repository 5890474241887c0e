"""One module per page: an address leads to a function, which loads the page and shows it."""

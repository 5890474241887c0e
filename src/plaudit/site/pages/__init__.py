"""One module per page: a URL leads to a function, which loads the page and shows it."""

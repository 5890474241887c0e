"""What articles and the home page are put together of."""

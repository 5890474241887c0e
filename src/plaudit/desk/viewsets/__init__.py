"""What is listed and edited at the desk: one module for each part of the site."""

"""The public pages: one module and one template per page."""

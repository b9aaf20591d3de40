"""The API's addresses, one module a page."""

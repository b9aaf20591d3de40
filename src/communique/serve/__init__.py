"""The web application: an API over a ledger, and the built front end that uses it."""

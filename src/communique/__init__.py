"""Communique: reports about armed conflict, read into attributed, quantified claims."""

__version__ = "0.1.0"

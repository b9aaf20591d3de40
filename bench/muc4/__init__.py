"""Incident templates of MUC-4 from the claims of a report: happenings, features, a small trained coder."""

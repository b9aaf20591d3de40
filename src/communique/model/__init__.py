"""The records and the error tree; imports nothing else of ours."""

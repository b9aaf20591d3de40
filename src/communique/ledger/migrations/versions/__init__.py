"""One module for each step of the schema; steps that were released are never changed."""

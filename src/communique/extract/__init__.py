"""The reader proper: spaCy components and the assembly of claims."""

"""From bytes to documents: readers by format, blocks, dates."""

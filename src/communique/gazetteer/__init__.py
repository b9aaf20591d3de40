"""Places and actors: the data and look-up."""

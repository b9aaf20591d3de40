"""Which claims agree, which cannot all be true, and what range of figures they leave open."""

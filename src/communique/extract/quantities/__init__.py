"""How many: numbers with their modifiers, ranges, rates and units, as intervals for claims and as measures."""

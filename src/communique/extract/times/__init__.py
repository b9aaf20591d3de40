"""When: one grammar of time expressions, read as intervals of dates for claims and as TIMEX3."""

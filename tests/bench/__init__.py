"""The benches, for what can be tested without their data."""

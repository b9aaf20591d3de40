"""Accuracy and speed, printed as one scoreboard."""

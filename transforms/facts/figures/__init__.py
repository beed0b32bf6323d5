"""Numbers with their units, bounds, status and period, and what they measure of whom."""

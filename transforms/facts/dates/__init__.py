"""Days, months, quarters and named periods in a text, placed by the day of the article."""

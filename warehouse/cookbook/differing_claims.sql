-- On which figures do the copies of a text differ?
SELECT story, subject, property, publisher, exact FROM claim_differences ORDER BY story, property, exact, publisher;

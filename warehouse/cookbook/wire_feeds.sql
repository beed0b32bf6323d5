-- Which wire feeds which outlet?
FROM wire_feeds ORDER BY wire, articles DESC, publisher;

-- Which sources only republish?
SELECT publisher, articles FROM publisher_profile WHERE only_republishes ORDER BY articles DESC, publisher;

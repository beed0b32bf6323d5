-- How much was printed on a topic, with and without copies?
FROM topic_volume('wind farm');

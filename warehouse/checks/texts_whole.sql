-- The texts that dedupe knows are those of the current articles.
SELECT c.text_key, count(x.text_key) AS texts, count(t.text_key) AS tellers
FROM checked_texts c
LEFT JOIN (SELECT text_key FROM internal.texts) x ON x.text_key = c.text_key
LEFT JOIN (SELECT DISTINCT text_key FROM internal.tellers WHERE text_key IN (SELECT text_key FROM checked_texts)) t
    ON t.text_key = c.text_key
GROUP BY c.text_key
HAVING count(x.text_key) <> count(t.text_key)
LIMIT 5;

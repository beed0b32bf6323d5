-- The texts that dedupe knows are those of the current articles.
SELECT c.text_no, count(x.text_no) AS texts, count(t.text_no) AS tellers
FROM checked_texts c
LEFT JOIN (SELECT text_no FROM internal.texts) x ON x.text_no = c.text_no
LEFT JOIN (SELECT DISTINCT text_no FROM internal.tellers WHERE text_no IN (SELECT text_no FROM checked_texts)) t
    ON t.text_no = c.text_no
GROUP BY c.text_no
HAVING count(x.text_no) <> count(t.text_no)
LIMIT 5;

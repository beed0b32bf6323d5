-- Where the affected stories are looked for: touched and rescored texts, those that were paired with
-- a rescored one until now, and those that were in a story with a touched article.
CREATE OR REPLACE TEMP TABLE seed_texts AS
SELECT text_no FROM touched_texts
UNION SELECT text_no FROM rescored_texts
UNION SELECT text_b FROM internal.pairs WHERE text_a IN (SELECT text_no FROM rescored_texts WHERE is_old)
UNION SELECT text_a FROM internal.pairs WHERE text_b IN (SELECT text_no FROM rescored_texts WHERE is_old)
UNION SELECT t.text_no
FROM changed_articles c
JOIN story_articles mine ON mine.article_id = c.article_id
JOIN story_articles mate ON mate.story_id = mine.story_id
JOIN internal.tellers t ON t.article_id = mate.article_id
WHERE c.old_version_id IS NOT NULL;

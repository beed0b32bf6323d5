-- A key of claims stands once, and is never NULL.
SELECT claim_id, count(*) AS times FROM claims
WHERE story_id IN (SELECT story_id FROM checked_stories)
GROUP BY claim_id HAVING count(*) > 1 OR claim_id IS NULL LIMIT 5;

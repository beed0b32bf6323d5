-- Merged by place: looking for the articles among all of them has been done.
MERGE INTO story_articles AS t
USING (
    SELECT s.*, o.place
    FROM staged_story_articles s
    LEFT JOIN old_memberships o ON o.article_id = s.article_id
) AS s
ON t.rowid = s.place
WHEN MATCHED AND (t.story_id, t.relation, t.similarity, t.evidence)
    IS DISTINCT FROM (s.story_id, s.relation, s.similarity, s.evidence) THEN
    UPDATE SET story_id = s.story_id, relation = s.relation, similarity = s.similarity, evidence = s.evidence
WHEN NOT MATCHED THEN INSERT (article_id, story_id, relation, similarity, evidence)
    VALUES (s.article_id, s.story_id, s.relation, s.similarity, s.evidence);

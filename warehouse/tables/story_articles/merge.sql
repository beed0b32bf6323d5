MERGE INTO story_articles AS t
USING staged_story_articles AS s
ON t.article_id = s.article_id
WHEN MATCHED AND (t.story_id, t.relation, t.similarity, t.evidence)
    IS DISTINCT FROM (s.story_id, s.relation, s.similarity, s.evidence) THEN
    UPDATE SET story_id = s.story_id, relation = s.relation, similarity = s.similarity, evidence = s.evidence
WHEN NOT MATCHED THEN INSERT BY NAME;

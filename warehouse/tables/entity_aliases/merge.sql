MERGE INTO entity_aliases AS t
USING (SELECT DISTINCT entity_id, alias FROM staged_entity_aliases) AS s
ON t.entity_id = s.entity_id AND t.alias = s.alias
WHEN NOT MATCHED THEN INSERT BY NAME;

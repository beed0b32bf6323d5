MERGE INTO fetches AS t
USING (
    SELECT * EXCLUDE (part) FROM staged_fetches s
    QUALIFY row_number() OVER (PARTITION BY fetch_id ORDER BY s) = 1
) AS s
ON t.fetch_id = s.fetch_id
WHEN NOT MATCHED THEN INSERT BY NAME;

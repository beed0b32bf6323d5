-- The articles of some stories, each with its authors, its parent, and where its bytes came from.
WITH brought AS (
    SELECT f.body_sha256, f.url, f.fetch_id, f.requested_at, f.http_status, f.run_id
    FROM fetches AS f
    WHERE f.body_sha256 IN (SELECT body_sha256 FROM articles WHERE list_contains($story_ids, story_id))
        AND f.http_status IS DISTINCT FROM 304
    QUALIFY row_number() OVER (PARTITION BY f.body_sha256, f.url ORDER BY f.requested_at, f.fetch_id) = 1
)
SELECT a.* EXCLUDE (similarity), l.from_article_id AS parent_id, l.text_overlap, l.shared_facts,
    (SELECT list(w.name ORDER BY w.position) FROM article_authors AS w WHERE w.version_id = a.version_id) AS authors,
    p.domain, b.fetch_id, b.requested_at, b.http_status, r.run_id, r.flow, r.started_at, r.ended_at, r.code_version
FROM articles AS a
LEFT JOIN copy_links AS l ON l.to_article_id = a.article_id
LEFT JOIN publishers AS p ON p.publisher_id = a.publisher_id
LEFT JOIN brought AS b ON b.body_sha256 = a.body_sha256 AND b.url IN (a.location, a.url)
LEFT JOIN runs AS r ON r.run_id = b.run_id
WHERE list_contains($story_ids, a.story_id)
QUALIFY row_number() OVER (PARTITION BY a.article_id ORDER BY b.requested_at NULLS LAST, b.fetch_id) = 1
ORDER BY a.relation <> 'original', a.published_date NULLS LAST, a.published_at NULLS LAST, a.article_id

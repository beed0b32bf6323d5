-- A version is the same for all pages that show it; the page seen first stands for it.
MERGE INTO article_versions AS t
USING (
    SELECT s.* EXCLUDE (part, seen_at),
        c.version_id IS NOT NULL AS is_chosen,
        0 AS version_no,
        min(s.seen_at) OVER (PARTITION BY s.version_id) AS first_seen_at,
        max(s.seen_at) OVER (PARTITION BY s.version_id) AS last_seen_at,
        false AS is_current
    FROM staged_article_versions s
    LEFT JOIN chosen_versions c ON c.version_id = s.version_id AND c.part = s.part
    QUALIFY row_number() OVER (PARTITION BY s.version_id ORDER BY c.version_id NULLS LAST, s) = 1
) AS s
ON t.version_id = s.version_id
WHEN MATCHED AND s.is_chosen THEN UPDATE SET
    body_sha256 = s.body_sha256,
    text_sha256 = s.text_sha256,
    title = s.title,
    byline = s.byline,
    language = s.language,
    text = s.text,
    word_count = s.word_count,
    published_date = s.published_date,
    published_at = s.published_at,
    published_tz = s.published_tz,
    published_precision = s.published_precision,
    published_method = s.published_method,
    modified_at = s.modified_at,
    dateline_place = s.dateline_place,
    dateline_date = s.dateline_date,
    wire = s.wire,
    credited_source = s.credited_source,
    syndicated_from = s.syndicated_from,
    section = s.section,
    is_paywalled = s.is_paywalled,
    parser_version = s.parser_version,
    first_seen_at = least(s.first_seen_at, t.first_seen_at),
    last_seen_at = greatest(s.last_seen_at, t.last_seen_at)
WHEN MATCHED AND (s.first_seen_at < t.first_seen_at OR s.last_seen_at > t.last_seen_at) THEN UPDATE SET
    first_seen_at = least(s.first_seen_at, t.first_seen_at),
    last_seen_at = greatest(s.last_seen_at, t.last_seen_at)
WHEN NOT MATCHED THEN INSERT (version_id, article_id, version_no, body_sha256, text_sha256, title, byline, language, text, word_count, published_date, published_at, published_tz, published_precision, published_method, modified_at, dateline_place, dateline_date, wire, credited_source, syndicated_from, section, is_paywalled, parser_version, first_seen_at, last_seen_at, is_current)
    VALUES (s.version_id, s.article_id, s.version_no, s.body_sha256, s.text_sha256, s.title, s.byline, s.language, s.text, s.word_count, s.published_date, s.published_at, s.published_tz, s.published_precision, s.published_method, s.modified_at, s.dateline_place, s.dateline_date, s.wire, s.credited_source, s.syndicated_from, s.section, s.is_paywalled, s.parser_version, s.first_seen_at, s.last_seen_at, s.is_current);

CREATE OR REPLACE VIEW articles AS
SELECT v.version_id, v.article_id, v.version_no, h.url, h.location, h.source_id, s.name AS source,
    h.publisher_id, p.name AS publisher, p.kind AS publisher_kind, v.title, v.byline, v.language, v.text, v.word_count,
    v.published_date, v.published_at, v.published_tz, v.published_precision, v.published_method, v.modified_at,
    v.dateline_place, v.dateline_date, v.wire, v.credited_source, v.syndicated_from, v.section, v.is_paywalled,
    v.body_sha256, v.text_sha256, v.parser_version, v.first_seen_at, h.gone_at,
    m.story_id, m.relation, m.similarity
FROM article_versions v
LEFT JOIN article_addresses h ON h.article_id = v.article_id AND h.is_main
LEFT JOIN sources s ON s.source_id = h.source_id
LEFT JOIN publishers p ON p.publisher_id = h.publisher_id
LEFT JOIN story_articles m ON m.article_id = v.article_id
WHERE v.is_current;

COMMENT ON VIEW articles IS 'The current version of each article, with its address, publisher and story: one row per article.';
COMMENT ON COLUMN articles.version_id IS 'The current version; joins to mentions, quantities, dates, removed_blocks ...';
COMMENT ON COLUMN articles.article_id IS 'Key.';
COMMENT ON COLUMN articles.version_no IS '1 where the article never changed.';
COMMENT ON COLUMN articles.url IS 'Canonical address on its own domain; for a local copy its resolved path, or PATH#ID.';
COMMENT ON COLUMN articles.location IS 'As given: address, path, or PATH#ID.';
COMMENT ON COLUMN articles.source_id IS 'The source that led to it.';
COMMENT ON COLUMN articles.source IS 'Name of that source.';
COMMENT ON COLUMN articles.publisher_id IS 'Who printed it.';
COMMENT ON COLUMN articles.publisher IS 'Name of the publisher.';
COMMENT ON COLUMN articles.publisher_kind IS 'wire, publisher, company, government, aggregator or unknown.';
COMMENT ON COLUMN articles.title IS 'Headline; NULL: none found.';
COMMENT ON COLUMN articles.byline IS 'As printed; NULL: none found.';
COMMENT ON COLUMN articles.language IS 'BCP 47, lower case; NULL: not known.';
COMMENT ON COLUMN articles.text IS 'The article''s own words. Offsets of facts count here, in code points from 0: substr(text, start_char + 1, end_char - start_char) = exact.';
COMMENT ON COLUMN articles.word_count IS 'Words of the text.';
COMMENT ON COLUMN articles.published_date IS 'The day it was published, as its publisher counts days; NULL: not known.';
COMMENT ON COLUMN articles.published_at IS 'The moment it was published; NULL when only the day is known.';
COMMENT ON COLUMN articles.published_tz IS 'The offset or zone that the page gave it in.';
COMMENT ON COLUMN articles.published_precision IS 'second, minute, hour, day, month ...';
COMMENT ON COLUMN articles.published_method IS 'Where the date was found: see date_candidates.';
COMMENT ON COLUMN articles.modified_at IS 'When the page says that it was last changed.';
COMMENT ON COLUMN articles.dateline_place IS 'The place that the dateline names, as written.';
COMMENT ON COLUMN articles.dateline_date IS 'The day that the dateline names.';
COMMENT ON COLUMN articles.wire IS 'The agency whose text this is, by its usual name.';
COMMENT ON COLUMN articles.credited_source IS 'Whom the page names as its source.';
COMMENT ON COLUMN articles.syndicated_from IS 'Canonical address on another domain, where the page names one.';
COMMENT ON COLUMN articles.section IS 'Section of the publication, as the page names it.';
COMMENT ON COLUMN articles.is_paywalled IS 'Whether the page says that it is not free to read; NULL: it does not say.';
COMMENT ON COLUMN articles.body_sha256 IS 'sha256 of the page it was read from: the key of the archive.';
COMMENT ON COLUMN articles.text_sha256 IS 'sha256 of the text in UTF-8.';
COMMENT ON COLUMN articles.parser_version IS 'Version of the parser that read it.';
COMMENT ON COLUMN articles.first_seen_at IS 'When this version was first seen.';
COMMENT ON COLUMN articles.gone_at IS 'When it was found to be gone; NULL: it is there.';
COMMENT ON COLUMN articles.story_id IS 'The story it belongs to.';
COMMENT ON COLUMN articles.relation IS 'What it is in its story: original, exact, near, rewrite or independent.';
COMMENT ON COLUMN articles.similarity IS 'To its parent, or to the original where it has none, 0 to 1.';

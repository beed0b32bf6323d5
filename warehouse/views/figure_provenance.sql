CREATE OR REPLACE VIEW figure_provenance AS
SELECT q.quantity_id, q.exact, q.sentence, q.start_char, q.end_char, q.base_value, q.base_unit, q.extractor, q.confidence,
    q.version_id, v.article_id, v.version_no, v.is_current, v.title, p.name AS publisher, h.url, h.location, v.published_date,
    v.parser_version, v.body_sha256, g.first.requested_at AS fetched_at, g.first.final_url, g.first.http_status, g.first.run_id, r.code_version,
    t.told.claim_id, t.told.verdict, t.told.story_id, t.told.story
FROM quantities q
JOIN article_versions v ON v.version_id = q.version_id
LEFT JOIN article_addresses h ON h.article_id = v.article_id AND h.is_main
LEFT JOIN publishers p ON p.publisher_id = h.publisher_id
-- The first fetch that brought these bytes.
LEFT JOIN LATERAL (
    SELECT min_by({'requested_at': f.requested_at, 'final_url': f.final_url, 'http_status': f.http_status, 'run_id': f.run_id},
        f.requested_at) FILTER (f.url = h.location) AS first
    FROM fetches f WHERE f.body_sha256 = v.body_sha256
) g ON true
LEFT JOIN runs r ON r.run_id = g.first.run_id
-- A figure is in one claim; asked for one by one, the tables of claims are not read whole.
LEFT JOIN LATERAL (
    SELECT any_value({'claim_id': c.claim_id, 'verdict': c.verdict, 'story_id': c.story_id, 'story': s.title}) AS told
    FROM claim_quantities t
    JOIN claims c ON c.claim_id = t.claim_id
    LEFT JOIN stories s ON s.story_id = c.story_id
    WHERE t.quantity_id = q.quantity_id
) t ON true;

COMMENT ON VIEW figure_provenance IS 'Where a figure comes from, back to the bytes: one row per figure.';
COMMENT ON COLUMN figure_provenance.quantity_id IS 'The figure.';
COMMENT ON COLUMN figure_provenance.exact IS 'Its words.';
COMMENT ON COLUMN figure_provenance.sentence IS 'The sentence they stand in.';
COMMENT ON COLUMN figure_provenance.start_char IS 'First code point in the text, from 0.';
COMMENT ON COLUMN figure_provenance.end_char IS 'One past the last code point.';
COMMENT ON COLUMN figure_provenance.base_value IS 'The value in base_unit.';
COMMENT ON COLUMN figure_provenance.base_unit IS 'W, J, {count}, 1, CNY ...';
COMMENT ON COLUMN figure_provenance.extractor IS 'The rules by their version, and the one that found it: form of the number, what made it a figure, what linked it to a neighbour: rules-4/digits/unit/range.';
COMMENT ON COLUMN figure_provenance.confidence IS '0 to 1, as the extractor says.';
COMMENT ON COLUMN figure_provenance.version_id IS 'The state of the article that it stands in.';
COMMENT ON COLUMN figure_provenance.article_id IS 'The article.';
COMMENT ON COLUMN figure_provenance.version_no IS '1 for the state seen first, and so on.';
COMMENT ON COLUMN figure_provenance.is_current IS 'Whether that is the state seen last.';
COMMENT ON COLUMN figure_provenance.title IS 'Headline.';
COMMENT ON COLUMN figure_provenance.publisher IS 'Who printed it.';
COMMENT ON COLUMN figure_provenance.url IS 'Canonical address.';
COMMENT ON COLUMN figure_provenance.location IS 'As given: address, path, or PATH#ID.';
COMMENT ON COLUMN figure_provenance.published_date IS 'The day it was published.';
COMMENT ON COLUMN figure_provenance.parser_version IS 'Version of the parser that read it.';
COMMENT ON COLUMN figure_provenance.body_sha256 IS 'sha256 of the page: the key of the archive.';
COMMENT ON COLUMN figure_provenance.fetched_at IS 'When these bytes were first fetched there; NULL: no fetch is kept.';
COMMENT ON COLUMN figure_provenance.final_url IS 'Where the last redirect led.';
COMMENT ON COLUMN figure_provenance.http_status IS 'Status of that answer; NULL for files.';
COMMENT ON COLUMN figure_provenance.run_id IS 'The run that fetched them.';
COMMENT ON COLUMN figure_provenance.code_version IS 'Version of this project''s code in that run.';
COMMENT ON COLUMN figure_provenance.claim_id IS 'A claim that it tells; NULL: the version is not current.';
COMMENT ON COLUMN figure_provenance.verdict IS 'Whether the articles agree on that claim.';
COMMENT ON COLUMN figure_provenance.story_id IS 'The story of that claim.';
COMMENT ON COLUMN figure_provenance.story IS 'Its headline.';

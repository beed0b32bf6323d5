CREATE TABLE IF NOT EXISTS article_versions (
    version_id VARCHAR,
    article_id VARCHAR,
    version_no INTEGER,
    body_sha256 VARCHAR,
    text_sha256 VARCHAR,
    title VARCHAR,
    byline VARCHAR,
    language VARCHAR,
    text VARCHAR,
    word_count INTEGER,
    published_date DATE,
    published_at TIMESTAMPTZ,
    published_tz VARCHAR,
    published_precision VARCHAR,
    published_method VARCHAR,
    modified_at TIMESTAMPTZ,
    dateline_place VARCHAR,
    dateline_date DATE,
    wire VARCHAR,
    credited_source VARCHAR,
    syndicated_from VARCHAR,
    section VARCHAR,
    is_paywalled BOOLEAN,
    parser_version VARCHAR,
    first_seen_at TIMESTAMPTZ,
    last_seen_at TIMESTAMPTZ,
    is_current BOOLEAN
);

COMMENT ON TABLE article_versions IS 'The states of an article over time. A new one needs changed text, title, byline or date.';
COMMENT ON COLUMN article_versions.version_id IS 'Key.';
COMMENT ON COLUMN article_versions.article_id IS 'The article this is a state of.';
COMMENT ON COLUMN article_versions.version_no IS '1 for the state seen first, and so on.';
COMMENT ON COLUMN article_versions.body_sha256 IS 'sha256 of the page it was read from first: the key of the archive.';
COMMENT ON COLUMN article_versions.text_sha256 IS 'sha256 of `text` in UTF-8.';
COMMENT ON COLUMN article_versions.title IS 'Headline; NULL: none found.';
COMMENT ON COLUMN article_versions.byline IS 'As printed; NULL: none found.';
COMMENT ON COLUMN article_versions.language IS 'BCP 47, lower case; NULL: not known. Facts are looked for in English.';
COMMENT ON COLUMN article_versions.text IS 'The article''s own words, with everything set aside taken out. All offsets count here.';
COMMENT ON COLUMN article_versions.word_count IS 'Words of `text`.';
COMMENT ON COLUMN article_versions.published_date IS 'The day it was published, as its publisher counts days; NULL: not known.';
COMMENT ON COLUMN article_versions.published_at IS 'The moment it was published; NULL when only the day is known.';
COMMENT ON COLUMN article_versions.published_tz IS 'The offset or zone that the page gave it in.';
COMMENT ON COLUMN article_versions.published_precision IS 'second, minute, hour, day, month ...';
COMMENT ON COLUMN article_versions.published_method IS 'Where the date was found: see date_candidates.';
COMMENT ON COLUMN article_versions.modified_at IS 'When the page says that it was last changed.';
COMMENT ON COLUMN article_versions.dateline_place IS 'The place that the dateline names, as written.';
COMMENT ON COLUMN article_versions.dateline_date IS 'The day that the dateline names.';
COMMENT ON COLUMN article_versions.wire IS 'The agency whose text this is, by its usual name.';
COMMENT ON COLUMN article_versions.credited_source IS 'Whom the page names as its source.';
COMMENT ON COLUMN article_versions.syndicated_from IS 'Canonical address on another domain, where the page names one.';
COMMENT ON COLUMN article_versions.section IS 'Section of the publication, as the page names it.';
COMMENT ON COLUMN article_versions.is_paywalled IS 'Whether the page says that it is not free to read; NULL: it does not say.';
COMMENT ON COLUMN article_versions.parser_version IS 'Version of the parser that read it.';
COMMENT ON COLUMN article_versions.first_seen_at IS 'When this state was first seen (history).';
COMMENT ON COLUMN article_versions.last_seen_at IS 'When this state was last seen (history).';
COMMENT ON COLUMN article_versions.is_current IS 'TRUE for the state of the article that was seen last.';

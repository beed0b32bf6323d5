-- What is left of a source: the addresses at which it found articles that others found too, and its own rows.
CREATE OR REPLACE TEMP TABLE staged_article_addresses AS
SELECT article_id FROM article_addresses WHERE source_id IN (FROM forgotten_sources);

DELETE FROM article_addresses WHERE source_id IN (FROM forgotten_sources);
DELETE FROM fetches WHERE source_id IN (FROM forgotten_sources);
DELETE FROM rejections WHERE source_id IN (FROM forgotten_sources) AND reason <> 'forgotten';
DELETE FROM sources WHERE source_id IN (FROM forgotten_sources);

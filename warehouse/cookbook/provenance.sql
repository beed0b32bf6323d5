-- Where does a figure come from, back to the bytes?
SELECT sentence, url, fetched_at, body_sha256, extractor, parser_version, code_version, verdict
FROM figure_provenance WHERE exact = 'C$290 million' AND is_current;

SELECT a.article_id, a.version_id, h.publisher_id, v.title, v.published_date, v.published_at, v.dateline_place,
    v.wire, v.credited_source, v.syndicated_from, a.text_key, x.day, s.keys, s.payload
FROM affected_articles a
JOIN article_versions v ON v.version_id = a.version_id
JOIN article_addresses h ON h.article_id = a.article_id AND h.is_main
JOIN affected_representatives x ON x.text_key = a.text_key
JOIN internal.signatures s ON s.version_id = x.version_id
WHERE s.day IS NULL OR s.day BETWEEN $first_day AND $last_day
ORDER BY a.article_id;

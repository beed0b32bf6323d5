-- Every article has exactly one main address, and known publisher and source.
SELECT v.article_id, count(h.article_id) FILTER (h.is_main) AS main_addresses
FROM checked_articles v
LEFT JOIN article_addresses h ON h.article_id = v.article_id
LEFT JOIN publishers p ON p.publisher_id = h.publisher_id
LEFT JOIN sources s ON s.source_id = h.source_id
GROUP BY v.article_id
HAVING count(h.article_id) FILTER (h.is_main) <> 1 OR count(p.publisher_id) = 0 OR count(s.source_id) = 0 LIMIT 5;

SELECT stage, reason, count(*) AS pages
FROM rejections
GROUP BY ALL
ORDER BY pages DESC, stage, reason
LIMIT $most

-- How many of one kind stand as before, stand otherwise, came, or went, by who found them.
SELECT b.made_by AS before_by, n.made_by AS now_by,
    count(*) FILTER (b.told = n.told) AS kept,
    count(*) FILTER (b.told <> n.told) AS changed,
    count(*) FILTER (b.page IS NULL) AS gained,
    count(*) FILTER (n.page IS NULL) AS lost
FROM temp.told_before AS b
FULL JOIN temp.told_now AS n ON n.page = b.page AND n.words = b.words AND n.nth = b.nth
GROUP BY ALL
ORDER BY ALL;

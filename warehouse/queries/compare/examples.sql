-- A few of each outcome, the same ones each time.
WITH differing AS (
    SELECT coalesce(n.place, b.place) AS place, coalesce(n.words, b.words) AS words, coalesce(n.nth, b.nth) AS nth,
        b.told AS before, n.told AS now,
        CASE WHEN b.page IS NULL THEN 'gained' WHEN n.page IS NULL THEN 'lost' ELSE 'changed' END AS outcome
    FROM temp.told_before AS b
    FULL JOIN temp.told_now AS n ON n.page = b.page AND n.words = b.words AND n.nth = b.nth
    WHERE b.told IS DISTINCT FROM n.told
)
SELECT place, words, before, now, outcome FROM differing
QUALIFY row_number() OVER (PARTITION BY outcome ORDER BY md5(place || words), nth) <= $most
ORDER BY outcome, place, words, nth;

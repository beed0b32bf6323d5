CREATE OR REPLACE MACRO totals(code) AS TABLE
WITH once AS (
    -- As the latest story tells it.
    SELECT any_value(c.property) AS property, c.status, c.period, max_by(c.value, (coalesce(s.first_published, DATE '1-1-1'), c.claim_id)) AS value,
        flatten(list(c.unit_codes)) AS unit_codes
    FROM claims c
    JOIN stories s ON s.story_id = c.story_id
    WHERE c.base_unit = (SELECT base_unit FROM units WHERE unit_code = code) AND c.property IS NOT NULL AND NOT c.is_piece
    GROUP BY c.series_id, c.status, c.period
)
SELECT property, status, period, count(*) AS figures, in_unit(sum(value), code) AS total,
    list_sort(list_distinct(flatten(list(unit_codes)))) AS reported_in
FROM once
GROUP BY property, status, period
ORDER BY total DESC, property;

COMMENT ON MACRO TABLE totals IS 'totals(''MW''): sums in one unit by property, status and period, whatever the figures were reported in; each figure once, however many articles and stories tell it, and none of one piece of many.';

CREATE OR REPLACE MACRO totals(code) AS TABLE
WITH pieces AS (
    SELECT claim_id FROM claim_quantities
    WHERE quantity_id IN (
        SELECT quantity_id FROM quantities
        WHERE base_unit = (SELECT base_unit FROM units WHERE unit_code = code) AND is_piece(sentence, exact))
), once AS (
    -- As the latest story tells it.
    SELECT any_value(c.property) AS property, c.status, c.period, max_by(c.value, (coalesce(s.first_published, DATE '1-1-1'), c.claim_id)) AS value
    FROM claims c
    JOIN stories s ON s.story_id = c.story_id
    WHERE c.base_unit = (SELECT base_unit FROM units WHERE unit_code = code) AND c.property IS NOT NULL
      AND c.claim_id NOT IN (FROM pieces)
    GROUP BY c.series_id, c.status, c.period
), written AS (
    SELECT property, status, period, list_sort(list(DISTINCT unit_code)) AS reported_in
    FROM quantities
    WHERE base_unit = (SELECT base_unit FROM units WHERE unit_code = code)
    GROUP BY ALL
)
SELECT o.property, o.status, o.period, count(*) AS figures, in_unit(sum(o.value), code) AS total, any_value(w.reported_in) AS reported_in
FROM once o
LEFT JOIN written w ON w.property = o.property AND w.status = o.status AND w.period IS NOT DISTINCT FROM o.period
GROUP BY o.property, o.status, o.period
ORDER BY total DESC, o.property;

COMMENT ON MACRO TABLE totals IS 'totals(''MW''): sums in one unit by property, status and period, whatever the figures were reported in; each figure once, however many articles and stories tell it, and none of one piece of many.';

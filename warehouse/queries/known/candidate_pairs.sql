-- Pairs of one form: they share a phrase that is crowded in the span of one of them.
CREATE OR REPLACE TEMP TABLE pairs_of_forms AS
WITH phrased AS MATERIALIZED (
    SELECT p.text_a, p.text_b, h.key, h.is_crowded
    FROM sharing_pairs p
    JOIN held_keys h ON h.text_no = p.text_a
    WHERE h.is_phrase
)
SELECT DISTINCT p.text_a, p.text_b
FROM phrased p
JOIN held_keys h ON h.text_no = p.text_b AND h.key = p.key
WHERE p.is_crowded OR h.is_crowded;

CREATE OR REPLACE TEMP TABLE candidate_pairs AS
FROM sharing_pairs p
ANTI JOIN pairs_of_forms f ON f.text_a = p.text_a AND f.text_b = p.text_b;

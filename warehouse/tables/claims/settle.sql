-- What the tellings of a claim say of it together; totals and capacities need not read every sentence for it.
UPDATE staged_claims AS c
SET unit_codes = t.unit_codes, is_piece = t.is_piece
FROM (
    SELECT s.claim_id, list_sort(list(DISTINCT q.unit_code)) AS unit_codes, bool_or(is_piece(q.sentence, q.exact)) AS is_piece
    FROM staged_claim_quantities s
    JOIN quantities q ON q.quantity_id = s.quantity_id
    GROUP BY s.claim_id
) AS t
WHERE t.claim_id = c.claim_id;

CREATE OR REPLACE VIEW copy_changes AS
WITH figures AS (
    -- Units are factors: what is equal on paper may differ in the last bit.
    SELECT quantity_id, version_id, start_char, exact, sentence, modifier, base_value, format('{:.9e}', base_value) AS figure, format('{:.9e}', value_to / value) AS up_to,
        coalesce(low, '-inf'::DOUBLE) AS from_low, coalesce(high, 'inf'::DOUBLE) AS to_high,
        format('{:.9e}', low) AS low_end, format('{:.9e}', high) AS high_end,
        coalesce(low = high, false) AS is_point,
        CASE WHEN value <> 0 THEN base_value * value_to / value END AS range_end
    FROM quantities
),
told AS (
    -- What the two sides say of each claim. One join from story to words, so that to ask for one story is to read one.
    SELECT s.story_id, s.title AS story, l.from_article_id, l.to_article_id, l.relation, c.claim_id, c.property, c.subject,
        c.base_unit, q.version_id = parent.version_id AS of_parent, q
    FROM stories s
    JOIN story_articles m ON m.story_id = s.story_id
    JOIN copy_links l ON l.to_article_id = m.article_id
    JOIN article_versions parent ON parent.article_id = l.from_article_id AND parent.is_current
    JOIN article_versions copy ON copy.article_id = l.to_article_id AND copy.is_current
    JOIN claims c ON c.story_id = s.story_id
    JOIN claim_quantities t ON t.claim_id = c.claim_id
    JOIN figures q ON q.quantity_id = t.quantity_id AND q.version_id IN (parent.version_id, copy.version_id)
),
sides AS (
    -- Each side in its most exact words.
    SELECT story_id, story, from_article_id, to_article_id, relation, claim_id, property, subject, base_unit,
        min_by(q, (q.to_high - q.from_low, q.start_char)) FILTER (of_parent) AS parent,
        min_by(q, (q.to_high - q.from_low, q.start_char)) FILTER (NOT of_parent) AS copy
    FROM told
    GROUP BY ALL
),
lonely AS (
    -- A figure that only the one tells may be one that only the other tells, of something else or in other words for it:
    -- "nine banks", "nine institutions"; a bare number, of anything: "a grant of $35 million", "35 million of this".
    -- What both tell is spoken for.
    SELECT *,
        list(base_unit) FILTER (parent IS NULL) OVER same_number AS of_copy,
        list(base_unit) FILTER (copy IS NULL) OVER same_number AS of_parent
    FROM sides
    WINDOW same_number AS (
        PARTITION BY story_id, story, from_article_id, to_article_id, relation, coalesce(parent.figure, copy.figure)
    )
)
SELECT s.story_id, s.story, s.from_article_id, s.to_article_id, s.relation, s.claim_id, s.property, s.subject,
    CASE
        WHEN copy IS NULL THEN if((s.base_unit = '1' AND of_copy <> []) OR list_has_any(of_copy, [s.base_unit, '1']), 'unclear', 'dropped')
        WHEN parent IS NULL THEN if((s.base_unit = '1' AND of_parent <> []) OR list_has_any(of_parent, [s.base_unit, '1']), 'unclear', 'added')
        WHEN (parent.figure, parent.up_to, parent.modifier) IS NOT DISTINCT FROM (copy.figure, copy.up_to, copy.modifier)
            THEN 'kept'
        -- To meet in one point is enough for an exact count only: 2 and 3 billion, both rounded, share 2.5 and differ.
        WHEN (parent.low_end = copy.high_end OR parent.high_end = copy.low_end) AND NOT (parent.is_point OR copy.is_point)
            THEN 'changed'
        -- Of two ranges both ends are told: "2 to 3" and "3 to 4" are not rounded into each other.
        WHEN parent.range_end <= copy.base_value * (1 + 1e-9) AND copy.range_end IS NOT NULL THEN 'changed'
        WHEN copy.range_end <= parent.base_value * (1 + 1e-9) AND parent.range_end IS NOT NULL THEN 'changed'
        WHEN parent.from_low > copy.to_high OR parent.to_high < copy.from_low THEN 'changed'
        -- Of two open bounds the one holds the other, or neither does.
        WHEN isinf(parent.to_high - parent.from_low) AND isinf(copy.to_high - copy.from_low) THEN CASE
            WHEN copy.from_low <= parent.from_low AND copy.to_high >= parent.to_high THEN 'rounded'
            WHEN copy.from_low >= parent.from_low AND copy.to_high <= parent.to_high THEN 'sharpened'
            ELSE 'reworded'
        END
        WHEN copy.to_high - copy.from_low > parent.to_high - parent.from_low THEN 'rounded'
        WHEN copy.to_high - copy.from_low < parent.to_high - parent.from_low THEN 'sharpened'
        ELSE 'reworded'
    END AS change,
    parent.quantity_id AS parent_quantity_id, parent.exact AS parent_exact, parent.modifier AS parent_modifier,
    said(parent.modifier, parent.exact) AS parent_said, parent.sentence AS parent_sentence, parent.base_value AS parent_value,
    copy.quantity_id AS copy_quantity_id, copy.exact AS copy_exact, copy.modifier AS copy_modifier,
    said(copy.modifier, copy.exact) AS copy_said, copy.sentence AS copy_sentence, copy.base_value AS copy_value, s.base_unit
FROM lonely s;

COMMENT ON VIEW copy_changes IS 'What a copy made of the figures of its parent: one row for each copy and each claim that it or its parent tells.';
COMMENT ON COLUMN copy_changes.story_id IS 'The story.';
COMMENT ON COLUMN copy_changes.story IS 'Headline of its original.';
COMMENT ON COLUMN copy_changes.from_article_id IS 'The parent: the article that was copied from.';
COMMENT ON COLUMN copy_changes.to_article_id IS 'The copy.';
COMMENT ON COLUMN copy_changes.relation IS 'exact, near or rewrite: what the copy is to its parent.';
COMMENT ON COLUMN copy_changes.claim_id IS 'The claim.';
COMMENT ON COLUMN copy_changes.property IS 'What is measured.';
COMMENT ON COLUMN copy_changes.subject IS 'Of whom or what.';
COMMENT ON COLUMN copy_changes.change IS 'kept: the same value, end of a range and modifier; dropped: only the parent tells it; added: only the copy; rounded: the copy''s interval is wider; sharpened: it is narrower; reworded: the two overlap and neither is wider; changed: they do not overlap, or only meet; unclear: one of them tells it, the other tells the same figure, but perhaps of something else.';
COMMENT ON COLUMN copy_changes.parent_quantity_id IS 'The parent''s figure; NULL: it has none.';
COMMENT ON COLUMN copy_changes.parent_exact IS 'Its words.';
COMMENT ON COLUMN copy_changes.parent_modifier IS 'Its modifier: = ~ > < up down.';
COMMENT ON COLUMN copy_changes.parent_said IS 'Both in words: under 180 MW.';
COMMENT ON COLUMN copy_changes.parent_sentence IS 'The sentence they stand in.';
COMMENT ON COLUMN copy_changes.parent_value IS 'Its value in base_unit.';
COMMENT ON COLUMN copy_changes.copy_quantity_id IS 'The copy''s figure; NULL: it has none.';
COMMENT ON COLUMN copy_changes.copy_exact IS 'Its words.';
COMMENT ON COLUMN copy_changes.copy_modifier IS 'Its modifier: = ~ > < up down.';
COMMENT ON COLUMN copy_changes.copy_said IS 'Both in words: under 180 MW.';
COMMENT ON COLUMN copy_changes.copy_sentence IS 'The sentence they stand in.';
COMMENT ON COLUMN copy_changes.copy_value IS 'Its value in base_unit.';
COMMENT ON COLUMN copy_changes.base_unit IS 'The unit of parent_value and copy_value.';

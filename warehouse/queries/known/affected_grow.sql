INSERT INTO affected_texts FROM next_texts;
CREATE OR REPLACE TEMP TABLE frontier_texts AS FROM next_texts;

CREATE OR REPLACE TEMP TABLE affected_texts AS FROM seed_texts;
CREATE OR REPLACE TEMP TABLE frontier_texts AS FROM seed_texts;

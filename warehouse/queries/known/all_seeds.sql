-- Every text: all stories are told again.
CREATE OR REPLACE TEMP TABLE seed_texts AS SELECT text_no FROM internal.texts;

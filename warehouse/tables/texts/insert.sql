INSERT INTO internal.texts BY NAME
FROM new_texts ORDER BY day NULLS LAST, text_no;

SELECT text_key, day, keys, payload FROM paired_texts ORDER BY text_key;

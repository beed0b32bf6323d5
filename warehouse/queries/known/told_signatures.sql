SELECT text_key, day, keys, payload FROM affected_signatures ORDER BY text_key;

-- Also those whose day stays: another copy may stand for them now.
DELETE FROM internal.texts WHERE text_key IN (SELECT text_key FROM touched_texts);

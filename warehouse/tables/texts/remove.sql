-- Also those whose day stays: another copy may stand for them now.
DELETE FROM internal.texts WHERE text_no IN (SELECT text_no FROM touched_texts);

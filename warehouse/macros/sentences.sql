CREATE OR REPLACE MACRO sentences(words) AS
list_filter(
    string_split(regexp_replace(words, '([.!?]["”’)]?)\s+', '\1' || chr(10), 'g'), chr(10)),
    lambda sentence: trim(sentence) <> ''
);

COMMENT ON MACRO sentences IS 'sentences(text): its sentences, as a list; parted after . ! ? and at line ends.';

CREATE OR REPLACE MACRO is_piece(sentence, exact) AS
(contains(sentence, 'each') OR contains(sentence, 'apiece') OR contains(sentence, 'per ')) AND regexp_matches(
    substr(sentence, greatest(1, instr(sentence, exact) - 20), length(exact) + 40),
    '\b(each|apiece|per (turbine|unit|machine|module|piece|line|block|reactor|engine|cell))\b');

COMMENT ON MACRO is_piece IS 'is_piece(sentence, exact): whether a figure is that of one piece of many, as in "80 turbines of 15 MW each".';

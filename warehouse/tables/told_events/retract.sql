-- A page of an earlier moment stands for these versions from now on: its rows replace the others.
DELETE FROM internal.told_events WHERE version_id IN (SELECT version_id FROM chosen_versions WHERE NOT is_new);

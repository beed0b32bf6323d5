SELECT value FROM internal.meta WHERE name = $name;

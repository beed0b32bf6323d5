SELECT value FROM old.internal.meta WHERE name = 'content';

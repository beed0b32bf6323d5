-- Which texts were changed while their date was not?
SELECT seen_at, publisher, title, url FROM edits WHERE is_silent ORDER BY seen_at DESC, url;

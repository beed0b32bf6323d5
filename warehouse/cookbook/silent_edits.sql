-- Which texts were changed while their date was not?
SELECT url, dropped, added FROM edits WHERE is_silent ORDER BY seen_at DESC, url;

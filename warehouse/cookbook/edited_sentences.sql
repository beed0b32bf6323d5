-- Which sentences of an article were changed after it was printed?
SELECT version_no, is_silent, dropped, added FROM edits WHERE url = 'http://meridian-portal.example/news/20755.htm';

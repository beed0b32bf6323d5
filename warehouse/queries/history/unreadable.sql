SELECT DISTINCT location FROM rejections
WHERE stage = 'archive' AND reason IN ('PageMissing', 'PageDamaged')
ORDER BY location;

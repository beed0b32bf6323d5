DELETE FROM fetches AS f
WHERE EXISTS (
    FROM rejections AS r
    WHERE r.stage = 'archive' AND r.location = f.url AND r.body_sha256 = f.body_sha256);

SELECT
    (SELECT count(*) FROM articles) AS articles,
    (SELECT count(*) FROM stories) AS stories,
    (SELECT count(*) FROM quantities) AS quantities,
    (SELECT count(*) FROM dates) AS dates,
    (SELECT count(*) FROM mentions) AS mentions,
    (SELECT count(*) FROM events) AS events,
    (SELECT count(*) FROM claims) AS claims,
    (SELECT count(*) FROM claims WHERE verdict = 'conflict') AS conflicts,
    (SELECT count(*) FROM rejections) AS rejections

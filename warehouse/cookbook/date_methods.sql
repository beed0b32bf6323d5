-- How were the dates obtained, and how many are assumed?
SELECT basis, method, sum(articles) AS articles, round(sum(share), 3) AS share FROM date_methods GROUP BY ALL ORDER BY articles DESC, method;

-- How much power is planned, by place and quarter, each project once?
SELECT place, quarter, count(*) AS projects, sum(megawatts) AS megawatts
FROM planned_capacity GROUP BY ALL ORDER BY megawatts DESC;

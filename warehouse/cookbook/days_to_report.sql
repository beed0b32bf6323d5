-- How many days after an event did each outlet report it?
SELECT publisher, days_after FROM event_reports
WHERE kind = 'agreement_signed' AND date_from = DATE '2026-03-23' ORDER BY days_after, publisher;

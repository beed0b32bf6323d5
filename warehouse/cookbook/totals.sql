-- What is the total in one unit, though it was reported in kW, MW and GW?
SELECT property, status, figures, total, reported_in FROM totals('MW') WHERE property = 'capacity' AND status = 'planned';

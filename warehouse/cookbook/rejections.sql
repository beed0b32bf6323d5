-- What could not be used, by source and reason?
SELECT source, stage, reason, rejections FROM rejection_counts ORDER BY rejections DESC, stage, reason;

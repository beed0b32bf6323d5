UPDATE rejections SET rejected_at = $now WHERE rejected_at > $now;

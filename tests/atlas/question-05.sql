-- SPDX-License-Identifier: GPL-3.0-or-later
-- 5. What was operating on 2025-10-21, in which towns, unnamed plants included.
-- A site's status on a day is the latest claim that began by then: its date shows how old the news is.

WITH begun AS (
  SELECT c.site_id, c.value_text AS status, v.began,
         row_number () OVER (PARTITION BY c.site_id ORDER BY v.began DESC) AS age
    FROM claim c
    JOIN shown v ON v.id = c.id
   WHERE c.property = 'status' AND c.site_id IS NOT NULL AND c.rank <> 'deprecated' AND v.began <= '2025-10-21'
)
SELECT s.country, l.name AS town, s.name AS site, b.began AS since_or_as_of
  FROM begun b
  JOIN site s ON s.id = b.site_id
  LEFT JOIN place l ON l.id = s.place_id
 WHERE b.age = 1 AND b.status = 'operating'
 ORDER BY s.country, town, site

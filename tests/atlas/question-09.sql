-- SPDX-License-Identifier: GPL-3.0-or-later
-- 9. "Kostanai", "Қостанай" and "Кустанай" all find Kostanay.

WITH asked (text) AS (VALUES ('Kostanay'), ('Kostanai'), ('Qostanay'), ('Қостанай'), ('Костанай'), ('Кустанай'))
SELECT q.text, p.name AS found, count (DISTINCT s.id) AS sites
  FROM asked q
  LEFT JOIN (SELECT name AS text, id AS place_id FROM place
             UNION SELECT text, place_id FROM name WHERE place_id IS NOT NULL) n ON n.text = q.text
  LEFT JOIN place p ON p.id = n.place_id
  LEFT JOIN site s ON s.place_id = p.id
 GROUP BY q.text, p.id
 ORDER BY q.text

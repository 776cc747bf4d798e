-- SPDX-License-Identifier: GPL-3.0-or-later
-- 4. Who is a partner at Kostanay in which role, and who only attended.

SELECT p.subject AS site, CASE p.role WHEN 'attendee' THEN 'attended only' ELSE 'has a role' END AS part, p.partner,
       p.kind, p.role, p.value_text, group_concat (DISTINCT g.name ORDER BY g.name) AS said_in
  FROM partner p
  JOIN site s ON s.id = p.site_id
  JOIN place l ON l.id = s.place_id
  JOIN citation t ON t.claim_id = p.id
  JOIN page g ON g.id = t.source_id
 WHERE l.name = 'Kostanay'
 GROUP BY p.id
 ORDER BY site, part DESC, p.partner

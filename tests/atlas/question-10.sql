-- SPDX-License-Identifier: GPL-3.0-or-later
-- 10. What is known only from undated sources.

SELECT v.subject, c.property, c.topic, v.value, c.modality, group_concat (DISTINCT g.name ORDER BY g.name) AS said_in,
       group_concat (DISTINCT g.dated ORDER BY g.dated) AS dated
  FROM claim c
  JOIN shown v ON v.id = c.id
  JOIN citation t ON t.claim_id = c.id
  JOIN source o ON o.id = t.source_id
  JOIN page g ON g.id = o.id
 GROUP BY c.id
HAVING count (o.published) = 0
 ORDER BY v.subject, c.property, c.topic, v.value, c.modality, c.since, c.time_text

-- SPDX-License-Identifier: GPL-3.0-or-later
-- 7. Everything one speaker said, with source and rendering.

SELECT v.subject, c.property, v.value, t.quote, g.name AS said_in
  FROM citation t
  JOIN actor a ON a.id = t.speaker_id
  JOIN claim c ON c.id = t.claim_id
  JOIN shown v ON v.id = c.id
  JOIN page g ON g.id = t.source_id
 WHERE a.name = 'Kassym-Jomart Tokayev'
 ORDER BY v.subject, c.property, v.value, t.quote

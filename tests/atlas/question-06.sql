-- SPDX-License-Identifier: GPL-3.0-or-later
-- 6. All localisation shares with their modality.

SELECT v.subject, c.topic, sp.name AS product, c.stage, v.value, c.modality, c.as_of, c.until, c.time_text, c.note,
       g.name AS said_in
  FROM claim c
  JOIN shown v ON v.id = c.id
  JOIN citation t ON t.claim_id = c.id
  JOIN page g ON g.id = t.source_id
  LEFT JOIN product sp ON sp.id = c.scope_product_id
 WHERE c.property = 'localisation'
 ORDER BY v.subject, c.stage, c.topic, v.value, c.modality

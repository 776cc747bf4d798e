-- SPDX-License-Identifier: GPL-3.0-or-later
-- 1. Both investments of Kia Qazaqstan, who says which, and which is chosen and why.

SELECT c.modality, v.value, c.rank, c.reason, g.name AS said_in, t.speaker, t.quote, t.note
  FROM claim c
  JOIN site s ON s.id = c.site_id
  JOIN shown v ON v.id = c.id
  JOIN citation t ON t.claim_id = c.id
  JOIN page g ON g.id = t.source_id
 WHERE s.name = 'Kia Qazaqstan' AND c.property = 'investment'
 ORDER BY c.modality, c.rank DESC, v.value, said_in

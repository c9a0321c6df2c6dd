-- Answers to complements kept before their organisme had a row, of cases accepted since.
UPDATE accrochage.piece p SET organisme_id = d.organisme_id
FROM accrochage.complement c JOIN accrochage.dossier d ON d.id = c.dossier_id
WHERE p.objet_type = 'complement' AND p.objet_id = c.id AND p.organisme_id IS NULL AND d.organisme_id IS NOT NULL;

-- While nobody validated her mail, another person may register the organisme: she takes the place of the one before her.
ALTER TABLE accrochage.utilisateur
  DROP CONSTRAINT utilisateur_etat_check,
  ADD CONSTRAINT utilisateur_etat_check CHECK (etat IN ('INVITE', 'INVITATION_RETIREE', 'A_VALIDER', 'INSCRIPTION_REMPLACEE',
    'ACTIF', 'DESACTIVE', 'VERROUILLE', 'SUSPENDU', 'EN_SOMMEIL'));

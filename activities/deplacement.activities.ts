/** Wakes the workflow of a SIRET, started when it is not running. */
export type SuiviDossiers = { dossierDeplace(siret: string): Promise<void> };

/** What one case says to another. */
export const createDeplacementActivities = ({ suivi }: { suivi: SuiviDossiers }) => ({
  /** Tells the workflow of that SIRET that a case came to it; told twice, it reads the database twice. */
  async annoncerDeplacement({ versSiret }: { versSiret: string }): Promise<void> {
    await suivi.dossierDeplace(versSiret);
  },
});

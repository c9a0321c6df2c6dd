import { demanderComplement } from '../../../workflows/accrochage/accrochage.contract.ts';
import { COMPLEMENT } from './precisions.schema.ts';
import { defineActe } from './route-acte.ts';

export const demanderComplementRoute = defineActe({
  acte: demanderComplement,
  chemin: 'complement',
  summary: 'Demander un complément à l’organisme',
  description:
    'L’organisme répond par son lien de suivi. Deux rappels partent, le dixième et le vingtième jour ; à la fin du délai, la clôture sans suite est proposée.',
  precisions: COMPLEMENT,
});

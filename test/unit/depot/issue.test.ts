import { expect } from 'chai';
import { accroche, issueDepot } from '../../../domain/depot/issue.ts';

describe('end of a treatment', () => {
  it('is rejected by any error of the file, with errors by any rejected passage, else a success', () => {
    expect(issueDepot({ nombreErreurs: 1, nombreKo: 3 })).to.equal('REJETE');
    expect(issueDepot({ nombreErreurs: 0, nombreKo: 3 })).to.equal('TRAITE_AVEC_ERREURS');
    expect(issueDepot({ nombreErreurs: 0, nombreKo: 0 })).to.equal('TRAITE_AVEC_SUCCES');
  });

  it('makes the organisme accroché once the schema passed, even when every passage is rejected', () => {
    expect(accroche('TRAITE_AVEC_ERREURS')).to.equal(true);
    expect(accroche('TRAITE_AVEC_SUCCES')).to.equal(true);
    expect(accroche('REJETE')).to.equal(false);
    expect(accroche('ECHEC_TECHNIQUE')).to.equal(false);
  });
});

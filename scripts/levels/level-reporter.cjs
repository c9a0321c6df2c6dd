// Mocha's `spec`, which also leaves the counts and the durations in the file that ACCROCHAGE_TEST_RESULT names.
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

module.exports = class LevelReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const durations = [];
    runner.on('test end', (test) => durations.push({ title: test.fullTitle(), ms: test.duration ?? 0 }));
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      const path = process.env.ACCROCHAGE_TEST_RESULT;
      if (path !== undefined) writeFileSync(path, JSON.stringify({ passes, failures, pending, durations }));
    });
  }
};

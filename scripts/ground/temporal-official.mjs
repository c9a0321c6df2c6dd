// Lets the SDK download the official Temporal CLI into a folder: temporal-official.mjs VERSION FOLDER
// The SDK downloads only in order to start: the server it starts is stopped at once.
import { TestWorkflowEnvironment } from '@temporalio/testing';

const TIMEOUT_MS = 180_000;
const [version = '', downloadDir = ''] = process.argv.slice(2);

setTimeout(() => {
  process.stderr.write('délai dépassé\n');
  process.exit(1);
}, TIMEOUT_MS).unref();

try {
  const executable = { type: /** @type {const} */ ('cached-download'), version: `v${version}`, downloadDir };
  const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
  await environment.teardown();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

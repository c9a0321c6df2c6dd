import { createStockageFichiers } from '../../../adapters/storage/stockage-fichiers.ts';

// A program: replaces a file by one that never ends, and says when some of it is on disk. The test kills it.
const [url = '', cleBase64 = '', cle = ''] = process.argv.slice(2);
const stockage = createStockageFichiers({ url, anneau: { active: 'k1', cles: { k1: cleBase64 } } });

async function* sansFin(): AsyncGenerator<Uint8Array> {
  for (let rang = 0; ; rang += 1) {
    yield Buffer.alloc(65_536, rang);
    if (rang === 20) process.stdout.write('commencé\n');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

await stockage.ecrire(cle, sansFin());

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

/** Environment variable that names the browser to drive, when it must not be looked for. */
const VARIABLE = 'ACCROCHAGE_TEST_NAVIGATEUR';

const DOSSIER = join(import.meta.dirname, '..', '..', '.data', 'navigateur');
const COMMANDES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const HORS_DU_PATH = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

const INTROUVABLE = `Aucun navigateur : installez chromium ou google-chrome, ou donnez le chemin d’un navigateur dans ${VARIABLE}.`;

type Programme = { executablePath: string; args?: string[]; env?: Record<string, string> };

const nomme = (): Programme | undefined => {
  const chemin = process.env[VARIABLE];
  if (chemin === undefined) return undefined;
  if (!existsSync(chemin)) throw new Error(`${VARIABLE} désigne un navigateur qui n’existe pas : ${chemin}`);
  return { executablePath: chemin };
};

const installe = (): Programme | undefined => {
  const dossiers = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const possibles = [...COMMANDES.flatMap((nom) => dossiers.map((dossier) => join(dossier, nom))), ...HORS_DU_PATH];
  const executablePath = possibles.find((chemin) => existsSync(chemin));
  return executablePath === undefined ? undefined : { executablePath };
};

/** Address of the npm package; a production install has none. */
const paquet = (): string | undefined => {
  try {
    return import.meta.resolve('@sparticuz/chromium');
  } catch {
    return undefined;
  }
};

/** A bare machine has no font, and a text without font is invisible: the package's own serves everywhere. */
const polices = (dossier: string): string =>
  `<?xml version="1.0"?><fontconfig><dir>${dossier}/fonts</dir><cachedir>${dossier}/fonts-cache</cachedir></fontconfig>`;

/** Unpacks once, into a folder of ours: the package's own place is /tmp, where what one user leaves stops the next. */
const deballer = async (adresse: string): Promise<string> => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', adresse), 'utf8')) as { version: string };
  const pret = join(DOSSIER, version);
  if (existsSync(pret)) return pret;
  const partiel = `${pret}.${process.pid}`;
  mkdirSync(partiel, { recursive: true });
  const programme = `const { default: chromium } = await import(${JSON.stringify(adresse)}); await chromium.executablePath();`;
  // It unpacks to TMPDIR; the libraries that a bare machine lacks come only where it believes to be on its usual host.
  const env = { ...process.env, TMPDIR: partiel, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', programme], { env });
  writeFileSync(join(partiel, 'fonts.conf'), polices(pret));
  try {
    renameSync(partiel, pret);
  } catch (erreur) {
    if (!existsSync(pret)) throw erreur;
    rmSync(partiel, { recursive: true });
  }
  return pret;
};

const deNpm = async (): Promise<Programme | undefined> => {
  const adresse = process.platform === 'linux' && process.arch === 'x64' ? paquet() : undefined;
  if (adresse === undefined) return undefined;
  const dossier = await deballer(adresse);
  const bibliotheques = [join(dossier, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  return {
    executablePath: join(dossier, 'chromium'),
    args: ['--headless=shell'],
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: bibliotheques,
      FONTCONFIG_FILE: join(dossier, 'fonts.conf'),
    },
  };
};

/** A real browser, headless; null where there is none, which is a fault on CI and nowhere else. */
export const ouvrirNavigateur = async (): Promise<Browser | null> => {
  const programme = nomme() ?? installe() ?? (await deNpm());
  // Without Chromium's own sandbox, which root may not use: the pages driven are ours.
  if (programme !== undefined) return chromium.launch({ ...programme, chromiumSandbox: false });
  if (process.env.CI) throw new Error(INTROUVABLE);
  process.stdout.write(`  ${INTROUVABLE}\n`);
  return null;
};

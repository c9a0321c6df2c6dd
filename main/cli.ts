import { addControler } from '../cli/controler.command.ts';
import { createProgram, runProgram } from '../cli/program.ts';
import { CODE_SORTIE } from '../cli/sortie.ts';

// Whoever read our output has gone (`… | head`): nobody is left to tell, and the work was not done to its end.
process.stdout.on('error', (erreur: NodeJS.ErrnoException) => {
  if (erreur.code !== 'EPIPE') throw erreur;
  process.exit(CODE_SORTIE.panne);
});

const args = process.argv.slice(2);
const program = createProgram();
addControler(program);
// The check of a file needs no stack: it starts without loading what speaks to one.
if (args[0] !== 'controler') (await import('./cli-stack.ts')).addStackCommands(program);

process.exitCode = await runProgram(program, args);

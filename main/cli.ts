import { addControler } from '../cli/controler.command.ts';
import { createProgram, runProgram } from '../cli/program.ts';

const args = process.argv.slice(2);
const program = createProgram();
addControler(program);
// The check of a file needs no stack: it starts without loading what speaks to one.
if (args[0] !== 'controler') (await import('./cli-stack.ts')).addStackCommands(program);

process.exitCode = await runProgram(program, args);

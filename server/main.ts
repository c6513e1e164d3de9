import { Mistake } from './config/mistake.ts';
import { requireDescriptors } from './descriptors.ts';

/** The program: everything it does is decided by the environment. Mistakes that a person can fix are lines, not stacks. */
try {
  requireDescriptors();
  // Not before: its modules and their packages are more files than a low limit lets Node open at once.
  const { runProgram } = await import('./program.ts');
  await runProgram();
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

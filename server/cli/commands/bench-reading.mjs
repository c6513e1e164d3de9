/** `npm run bench:reading`: install and build what changed, then measure how long “My app fails” reads long pastes. */
import '../install/node-version.mjs';
import { runPrograms } from '../build/run-programs.mjs';
import { command } from '../process/command.mjs';

await command(() => runPrograms('bench/reading/main'));

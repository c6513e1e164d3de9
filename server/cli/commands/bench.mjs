/** `npm run bench`: install and build what changed, then hold the lab against a bare Socket.IO server. */
import '../install/node-version.mjs';
import { runPrograms } from '../build/run-programs.mjs';
import { command } from '../process/command.mjs';

await command(() => runPrograms('bench/main', 'bench/client', 'bench/bare', 'servers/probe'));

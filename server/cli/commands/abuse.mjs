/** `npm run abuse`: install and build what changed, then attack the lab beside a stock Socket.IO server. */
import '../install/node-version.mjs';
import { runPrograms } from '../build/run-programs.mjs';
import { command } from '../process/command.mjs';

await command(() => runPrograms('abuse/main', 'abuse/stock', 'abuse/flood-client', 'servers/probe'));

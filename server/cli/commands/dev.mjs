/** `npm run dev`: the server in development, started again when one of its modules changes. Vite, inside it, does the web. */
import '../install/node-version.mjs';
import { join } from 'node:path';
import { install } from '../install/install.mjs';
import { NODE_MODULES, ROOT } from '../paths.mjs';
import { finished, startNode } from '../process/child.mjs';
import { command } from '../process/command.mjs';

await command(async () => {
  await install();
  const tsx = join(NODE_MODULES, 'tsx', 'dist', 'cli.mjs');
  const server = join(ROOT, 'server', 'main.ts');
  const env = { ...process.env, NODE_ENV: 'development' };
  await finished(startNode([tsx, 'watch', '--clear-screen=false', server], { env }));
});
